import type { HubSettings } from './hub';

/** The hub's way to the server, in a worker or in a page. */
export const hubSettings: HubSettings = {
  open: (query, signal) =>
    fetch(`/api/events?${query}`, {
      headers: { Accept: 'text/event-stream' },
      credentials: 'same-origin',
      cache: 'no-store',
      signal,
    }),
  sleep: (milliseconds, signal) =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      signal.addEventListener('abort', () => {
        clearTimeout(timer);
        resolve();
      });
    }),
};
