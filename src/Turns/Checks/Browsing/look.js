// Runs in a world of its own beside each page that is checked: it sees the page's document, and nothing that the page's scripts have bent.
(() => {
  const mostElements = 4000;
  let changed = performance.now();
  new MutationObserver(() => (changed = performance.now())).observe(document, {
    subtree: true, childList: true, attributes: true, characterData: true,
  });

  const pause = (ms) => new Promise((done) => setTimeout(done, ms));
  const short = (text, most) => String(text ?? '').replace(/\s+/g, ' ').trim().slice(0, most);

  // A page that draws something new in each frame is never quiet: it is looked at as it is after a while.
  const quiet = async (still, most) => {
    const end = performance.now() + most;
    while (performance.now() < end) {
      if (document.readyState === 'complete' && performance.now() - changed >= still) return true;
      await pause(20);
    }
    return false;
  };

  // What moves only for a while is let come to rest, so that a picture shows the page and not its entrance.
  const settled = async (most) => {
    const end = performance.now() + most;
    const moving = () => document.getAnimations().some((one) => one.playState === 'running' && one.effect && one.effect.getComputedTiming().endTime < 10000);
    const loading = () => [...document.images].slice(0, 200).some((image) => !image.complete);
    while (performance.now() < end && (moving() || loading())) await pause(30);
    return true;
  };

  const named = (element) => {
    const id = element.id ? '#' + element.id : '';
    const kind = typeof element.className === 'string' ? element.className.trim().split(/\s+/).slice(0, 2).map((name) => (name ? '.' + name : '')).join('') : '';
    return short(element.localName + id + kind, 80);
  };

  const elements = () => {
    const found = [];
    const walker = document.createTreeWalker(document.body ?? document.documentElement, NodeFilter.SHOW_ELEMENT);
    while (found.length < mostElements && walker.nextNode()) found.push(walker.currentNode);
    return found;
  };

  const seen = (element, box) => box.width > 1 && box.height > 1 && box.right > 0 && box.bottom > 0 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true });

  const painted = (style) =>
    style.backgroundImage !== 'none' || !/^(transparent|rgba\(\d+, \d+, \d+, 0\))$/.test(style.backgroundColor) || parseFloat(style.borderTopWidth) > 0 || style.boxShadow !== 'none';

  // What stands in a box that scrolls by itself makes no page wider.
  const scrolls = (element) => {
    for (let box = element.parentElement; box && box !== document.body && box !== document.documentElement; box = box.parentElement) {
      if (getComputedStyle(box).overflowX !== 'visible') return true;
    }
    return false;
  };

  const text = (element) => {
    const words = short(element.innerText, 30);
    return words ? `, “${words}”` : '';
  };

  // Whether the words are there for a person: written, or as the name of a picture or a field.
  const plain = (words) => String(words ?? '').normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
  const shows = (wanted) => {
    const named = [...document.querySelectorAll('[placeholder], [aria-label], [alt], input, button')].slice(0, 2000);
    const all = plain([document.title, document.body?.innerText, ...named.map((one) => [one.placeholder, one.ariaLabel, one.alt, one.value].filter((part) => typeof part === 'string').join(' '))].join(' '));
    return wanted.map((words) => all.includes(plain(words)));
  };

  const look = (width) => {
    const media = new Set(['img', 'svg', 'canvas', 'video', 'iframe', 'input', 'select', 'textarea', 'object', 'embed']);
    const page = Math.max(document.documentElement.scrollWidth, document.body?.scrollWidth ?? 0);
    const clipped = ['hidden', 'clip'].includes(getComputedStyle(document.documentElement).overflowX);
    const over = clipped ? 0 : Math.max(0, document.documentElement.scrollWidth - width);
    const beyond = [];
    let things = 0;
    let boxes = 0;
    for (const element of elements()) {
      const box = element.getBoundingClientRect();
      if (!seen(element, box)) continue;
      if (media.has(element.localName)) things++;
      else if (painted(getComputedStyle(element))) boxes++;
      if (over > 1 && box.right > width + 1 && box.left < width && !scrolls(element)) beyond.push(element);
    }

    // Boxes around it are as wide as what is in them: the innermost one is what somebody has to change.
    const inner = (list) => list.filter((element) => !list.some((other) => other !== element && element.contains(other)));
    const broad = inner(beyond.filter((element) => element.getBoundingClientRect().width > width + 1));
    const wide = (broad.length > 0 ? broad : inner(beyond)).slice(0, 3);

    const overlay = document.querySelector('vite-error-overlay')?.shadowRoot;
    const links = new Map();
    for (const link of document.links) {
      if (links.size >= 40) break;
      if (link.origin !== location.origin || link.hasAttribute('download') || !link.checkVisibility()) continue;
      const address = link.pathname + link.search + (/^#!?\//.test(link.hash) ? link.hash : '');
      if (!links.has(address)) links.set(address, short(link.innerText || link.ariaLabel, 60));
    }

    return {
      title: short(document.title, 200),
      path: short(location.pathname + location.search + (/^#!?\//.test(location.hash) ? location.hash : ''), 300),
      text: (document.body?.innerText ?? '').trim().length,
      things,
      boxes,
      width: page,
      over: over > 1 ? over : 0,
      heading: short([...document.querySelectorAll('h1')].find((element) => element.checkVisibility())?.innerText, 80),
      wide: wide.map((element) => `${named(element)} (${Math.round(element.getBoundingClientRect().width)} px wide${text(element)})`),
      overlay: overlay ? short(['.message', '.file', '.frame'].map((part) => overlay.querySelector(part)?.textContent ?? '').join('\n'), 1500) : null,
      links: [...links].map(([address, label]) => ({ address: short(address, 300), label })),
    };
  };

  const accessibility = async () => {
    const result = await globalThis.axe.run(document, { resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] });
    return result.violations.slice(0, 20).map((rule) => ({
      rule: short(rule.id, 60),
      impact: short(rule.impact, 20),
      count: rule.nodes.length,
      help: short(rule.help, 160),
      where: rule.nodes.slice(0, 3).map((node) => short(`${node.target.join(' ')}${node.any[0]?.message ? ': ' + node.any[0].message : ''}`, 240)),
    }));
  };

  // A form is sent filled in, as a person would; what has something in it stays as it is.
  const samples = { email: 'ana@example.com', number: '3', range: '3', tel: '+55 11 91234-5678', url: 'https://example.com', date: '2030-01-15', time: '10:30', month: '2030-01', week: '2030-W03', 'datetime-local': '2030-01-15T10:30', password: 'Secret-1234', color: '#336699' };
  const fill = (form) => {
    for (const field of [...form.elements].slice(0, 40)) {
      if (field.disabled || field.readOnly || !field.checkVisibility?.()) continue;
      if (field.localName === 'select') {
        if (!field.value && field.options.length > 1) field.selectedIndex = 1;
        else continue;
      } else if (field.type === 'checkbox') {
        if (field.required && !field.checked) field.click();
        continue;
      } else if (['input', 'textarea'].includes(field.localName)) {
        if (field.value || ['file', 'hidden', 'submit', 'button', 'reset', 'image', 'radio'].includes(field.type)) continue;
        field.value = samples[field.type] ?? 'Sample text';
      } else continue;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.dispatchEvent(new Event('change', { bubbles: true }));
    }
  };

  // How often each colour is to be seen, and what the page's edges show behind everything else. A colour as `r,g,b`.
  const colours = (wanted) => {
    const found = Object.fromEntries(wanted.map((colour) => [colour, 0]));
    const named = (value) => [...String(value).matchAll(/rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)/g)].filter((part) => part[4] !== '0').map((part) => part.slice(1, 4).join());
    const count = (style) => {
      const shown = new Set([style.backgroundColor, style.color, style.borderTopColor, style.borderLeftColor, style.borderBottomColor, style.fill, style.stroke, style.backgroundImage, style.accentColor].flatMap(named));
      for (const colour of shown) if (colour in found) found[colour]++;
    };
    for (const root of [document.documentElement, document.body]) if (root) count(getComputedStyle(root));
    for (const element of elements()) if (seen(element, element.getBoundingClientRect())) count(getComputedStyle(element));
    const behind = (x, y) => {
      for (const element of [...document.elementsFromPoint(x, y), document.body, document.documentElement]) {
        const style = element && getComputedStyle(element);
        const [colour] = style ? [...named(style.backgroundColor), ...named(style.backgroundImage)] : [];
        if (colour) return colour;
      }
      return '255,255,255';
    };
    const edges = [0.4, 0.6, 0.8, 0.95].flatMap((part) => [behind(2, innerHeight * part), behind(innerWidth - 3, innerHeight * part)]);
    return { found: wanted.map((colour) => found[colour]), edges: [...new Set(edges)] };
  };

  // The next thing that a person could press and that was not pressed yet, in sight and not covered by something else; null when there is none left.
  const pressed = new Set();
  let pressedAt = 0;
  addEventListener('pointerdown', () => (pressedAt = performance.now()), { capture: true });
  // Null where nothing was pressed: the page was loaded anew since.
  const still = () => (pressedAt > 0 ? changed < pressedAt : null);
  const next = () => {
    for (const element of elements()) {
      if (!element.matches('button, [role=button], [role=tab], [role=menuitem], [role=switch], [role=checkbox], input[type=button], input[type=checkbox], summary, a[href="#"]')) continue;
      if (element.disabled || element.closest('a[href]:not([href="#"]), [aria-disabled=true]')) continue;
      const label = short(element.innerText || element.ariaLabel || element.title || element.value, 40);
      const key = `${named(element)}|${label}`;
      if (pressed.has(key)) continue;
      element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
      const box = element.getBoundingClientRect();
      if (!seen(element, box)) continue;
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
      const top = document.elementFromPoint(x, y);
      if (!top || !(element === top || element.contains(top) || top.contains(element))) continue;
      pressed.add(key);
      if (element.form && element.type === 'submit') fill(element.form);
      return { x, y, label: label || named(element) };
    }
    return null;
  };

  globalThis.forja = { quiet, settled, look, accessibility, next, shows, colours, still };
})();
