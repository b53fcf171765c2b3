const failed = new Set<HTMLLinkElement>();

// The event does not bubble; it is seen on its way down.
addEventListener('error', ({ target }) => target instanceof HTMLLinkElement && failed.add(target), true);

/**
 * Loads the editor. A fetch that failed while the server was away can be made again, but the bundler takes a stylesheet that it once
 * asked for as loaded: such sheets are fetched anew first, or the editor would come up without its looks.
 */
export async function loadCode() {
  await Promise.all([...failed].map(loadAgain));
  return import('./Code');
}

function loadAgain(link: HTMLLinkElement): Promise<void> {
  return new Promise((resolve, reject) => {
    const fresh = document.createElement('link');
    fresh.rel = 'stylesheet';
    fresh.href = link.href;
    fresh.addEventListener('load', () => resolve());
    fresh.addEventListener('error', () => reject(new Error(`${link.href} could not be loaded.`)));
    failed.delete(link);
    link.remove();
    document.head.append(fresh);
  });
}
