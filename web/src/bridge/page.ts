import type { Channel } from './channel';
import { guarded } from './channel';
import type { BridgeCommand } from './messages';
import { startPicking, stopPicking } from './pick';
import { drawPage } from './shot';
import { here } from './values';

/** Tells where the page is and what it is called. */
export function watchAddress(channel: Channel): void {
  let told = '';
  const look = () =>
    guarded(() => {
      const [path, title] = [here(), document.title];
      if (told === (told = `${path} ${title}`)) return;
      channel.send({ type: 'navigated', path, title });
    });

  for (const name of ['pushState', 'replaceState'] as const) {
    history[name] = new Proxy(history[name], {
      apply(target, self, values) {
        const result: unknown = Reflect.apply(target, self, values);
        look();
        return result;
      },
    });
  }

  window.addEventListener('popstate', look);
  window.addEventListener('hashchange', look);
  document.addEventListener('DOMContentLoaded', () => {
    look();
    new MutationObserver(look).observe(document.head, { childList: true, subtree: true, characterData: true });
  });
}

/** Tells once that something can be seen. By observing changes, because animation frames stop in a tab that nobody looks at. */
export function watchContent(channel: Channel): void {
  const observer = new MutationObserver(() => guarded(look));
  const look = () => {
    const body = document.body;
    if (!body) return;
    const textLength = body.innerText?.trim().length ?? 0;
    if (textLength === 0 && !hasPicture(body)) return;

    observer.disconnect();
    channel.send({ type: 'rendered', textLength, afterMs: Math.round(performance.now()) });
  };

  observer.observe(document, { childList: true, subtree: true, characterData: true, attributes: true });
  document.addEventListener('DOMContentLoaded', () => guarded(look));
  window.addEventListener('load', () => guarded(look));
}

export function obey(command: BridgeCommand, channel: Channel, hello: () => void): void {
  switch (command.type) {
    case 'hello':
      hello();
      break;
    case 'pick':
      if (command.on === true) startPicking(channel);
      else stopPicking();
      break;
    case 'shot':
      void drawPage().then((image) => channel.send({ type: 'shot', image }));
      break;
    case 'reload':
      location.reload();
      break;
    case 'back':
    case 'forward':
      go(command.type);
      break;
    case 'navigate': {
      const url = new URL(String(command.path), location.href);
      if (url.origin === location.origin) location.assign(url);
      break;
    }
  }
}

// The window's history is shared with the workbench's own; the frame's entries alone are the navigation's, where the browser has it.
function go(direction: 'back' | 'forward'): void {
  const { navigation } = window as {
    navigation?: { canGoBack: boolean; canGoForward: boolean; back(): unknown; forward(): unknown };
  };
  if (!navigation) history[direction]();
  else if (direction === 'back' ? navigation.canGoBack : navigation.canGoForward) navigation[direction]();
}

function hasPicture(body: HTMLElement): boolean {
  for (const element of body.querySelectorAll('img,svg,canvas,video,input,button,iframe')) {
    const { width, height } = element.getBoundingClientRect();
    if (width > 1 && height > 1) return true;
  }
  return false;
}
