import type { Channel } from './channel';
import { guarded } from './channel';
import type { PickedElement } from './messages';

const LONGEST_TEXT = 200;
const LONGEST_HTML = 800;

let stop: (() => void) | null = null;

/** Shows what is under the pointer until the person clicks it or presses Escape; the app hears nothing of either. */
export function startPicking(channel: Channel): void {
  stopPicking();
  const frame = document.createElement('div');
  frame.style.cssText =
    'all:initial;position:fixed;z-index:2147483647;pointer-events:none;box-sizing:border-box;border:2px solid #ff7a3d;border-radius:4px;background:rgb(255 122 61/.14);display:none';
  const label = document.createElement('div');
  label.style.cssText =
    'all:initial;position:absolute;left:-2px;top:-22px;font:600 11px/18px system-ui,sans-serif;padding:0 6px;border-radius:4px;background:#c8410b;color:#fff;white-space:nowrap';
  frame.append(label);
  document.documentElement.append(frame);
  const cursor = document.documentElement.style.cursor;
  document.documentElement.style.cursor = 'crosshair';

  let under: Element | null = null;
  const show = (event: Event) => {
    const target = event.composedPath()[0];
    if (!(target instanceof Element) || frame.contains(target)) return;
    under = target;
    const box = target.getBoundingClientRect();
    Object.assign(frame.style, {
      display: 'block',
      left: `${box.left}px`,
      top: `${box.top}px`,
      width: `${box.width}px`,
      height: `${box.height}px`,
    });
    label.textContent = selectorOf(target);
    label.style.top = box.top < 24 ? '2px' : '-22px';
  };
  const swallow = (event: Event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const click = (event: Event) => {
    swallow(event);
    show(event);
    const element = under;
    stopPicking();
    guarded(() => channel.send({ type: 'picked', element: element && describe(element) }));
  };
  const key = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    swallow(event);
    stopPicking();
    channel.send({ type: 'picked', element: null });
  };

  const swallowed = ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'touchstart', 'touchend'];
  window.addEventListener('pointermove', show, true);
  window.addEventListener('click', click, true);
  window.addEventListener('keydown', key, true);
  for (const name of swallowed) window.addEventListener(name, swallow, { capture: true, passive: false });
  stop = () => {
    frame.remove();
    document.documentElement.style.cursor = cursor;
    window.removeEventListener('pointermove', show, true);
    window.removeEventListener('click', click, true);
    window.removeEventListener('keydown', key, true);
    for (const name of swallowed) window.removeEventListener(name, swallow, true);
  };
}

export function stopPicking(): void {
  stop?.();
  stop = null;
}

/** What a model needs to find the element in the sources. */
export function describe(element: Element): PickedElement {
  const text = (element instanceof HTMLElement ? element.innerText : element.textContent) ?? '';
  return {
    selector: selectorOf(element),
    text: text.trim().replace(/\s+/g, ' ').slice(0, LONGEST_TEXT),
    html: element.outerHTML.slice(0, LONGEST_HTML),
    ...originOf(element),
  };
}

export function selectorOf(element: Element): string {
  const id = element.id ? `#${element.id}` : '';
  const classes = [...element.classList].slice(0, 2).map((name) => `.${name}`);
  return `${element.localName}${id}${id ? '' : classes.join('')}`;
}

interface Fiber {
  type?: unknown;
  return?: Fiber | null;
}

/** Frameworks in development know which component drew an element: React by its fiber, Vue by its instance, Svelte by its place. */
function originOf(element: Element): { component?: string; file?: string } {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const known = at as unknown as Record<string, unknown>;
    const svelte = known.__svelte_meta as { loc?: { file?: string; line?: number } } | undefined;
    if (svelte?.loc?.file) return { file: `${inProject(svelte.loc.file)}:${svelte.loc.line ?? 1}` };
    const vue = known.__vueParentComponent as { type?: { __name?: string; __file?: string } } | undefined;
    if (vue?.type?.__file) return { component: vue.type.__name, file: inProject(vue.type.__file) };
    const key = Object.keys(known).find((name) => name.startsWith('__reactFiber$'));
    for (let fiber = key ? (known[key] as Fiber | null) : null; fiber; fiber = fiber.return ?? null) {
      if (typeof fiber.type === 'function' && fiber.type.name) return { component: fiber.type.name };
    }
  }
  return {};
}

// Inside the sandbox the project lies in /app.
const inProject = (file: string): string => file.replace(/^\/app\//, '');
