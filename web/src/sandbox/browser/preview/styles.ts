const own = new Map<string, HTMLStyleElement>();

/** Puts a style sheet into the page, or another text in its place. In the order in which they first came, as imports have it. */
export function setStyle(id: string, css: string): void {
  let element = own.get(id);
  if (!element) {
    element = document.createElement('style');
    element.setAttribute('type', 'text/css');
    element.setAttribute('data-forja-id', id);
    document.head.append(element);
    own.set(id, element);
  }
  element.textContent = css;
}

export function linkStyle(url: string): void {
  if (document.querySelector(`link[href="${CSS.escape(url)}"]`)) return;
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = url;
  document.head.append(link);
}

/** Loads linked style sheets anew; the old one stays until the new one is there, so nothing flashes. */
export function renewLinks(paths: readonly string[]): void {
  for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel~=stylesheet]')) {
    const url = new URL(link.href);
    if (url.origin !== location.origin || !paths.includes(url.pathname)) continue;
    const next = link.cloneNode() as HTMLLinkElement;
    url.searchParams.set('t', String(Date.now()));
    next.href = url.pathname + url.search;
    const done = () => link.remove();
    next.addEventListener('load', done, { once: true });
    next.addEventListener('error', done, { once: true });
    link.after(next);
  }
}
