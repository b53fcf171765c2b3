interface Change {
  version: number;
  changed: string[];
  removed: string[];
}

/** Follows what the server tells of newer versions: style sheets are exchanged in place, everything else loads the page anew. */
export function followAuthor(): void {
  let seen: number | null = null;
  const start = () => {
    const news = new EventSource('/__forja/browser/live');
    news.addEventListener('version', (event) => {
      const { version } = JSON.parse((event as MessageEvent<string>).data) as { version: number | null };
      // Something came while nobody listened.
      if (seen !== null && version !== null && version !== seen) location.reload();
      seen = version ?? seen;
    });
    news.addEventListener('snapshot', (event) => {
      const { version, changed, removed } = JSON.parse((event as MessageEvent<string>).data) as Change;
      seen = version;
      if (changed.length === 0 && removed.length === 0) return;
      location.reload();
    });
  };
  // The page itself comes first.
  if (document.readyState === 'complete') start();
  else window.addEventListener('load', start);
}
