import type { Channel } from './channel';
import { guarded } from './channel';
import { one, placeOf, short } from './values';

/** Tells of fetches and XMLHttpRequests that got no answer, or one that says no. */
export function watchRequests(channel: Channel): void {
  const fetch = window.fetch;
  window.fetch = new Proxy(fetch, {
    apply(target, self, values: Parameters<typeof fetch>) {
      const answer = Reflect.apply(target, self ?? window, values) as Promise<Response>;
      const tell = (status: number, message?: string) =>
        guarded(() => {
          const [input, options] = values;
          const method = options?.method ?? (input instanceof Request ? input.method : 'GET');
          const url = new URL(input instanceof Request ? input.url : String(input), document.baseURI).href;
          channel.send({
            type: 'request-failed',
            kind: 'fetch',
            method: method.toUpperCase(),
            url: placeOf(url),
            status,
            message,
          });
        });

      // A branch of our own: the app's promise stays as it is, handled or not.
      answer.then(
        (response) => {
          if (response.status >= 400) tell(response.status, response.statusText || undefined);
        },
        (error: unknown) => {
          if ((error as { name?: string } | null)?.name !== 'AbortError') tell(0, short(one(error)));
        },
      );
      return answer;
    },
  });

  const open = XMLHttpRequest.prototype.open;
  XMLHttpRequest.prototype.open = new Proxy(open, {
    apply(target, self: XMLHttpRequest, values: Parameters<typeof open>) {
      guarded(() => {
        let aborted = false;
        self.addEventListener('abort', () => (aborted = true), { once: true });
        self.addEventListener(
          'loadend',
          () =>
            guarded(() => {
              if (aborted || (self.status > 0 && self.status < 400)) return;
              const url = new URL(String(values[1]), document.baseURI).href;
              channel.send({
                type: 'request-failed',
                kind: 'xhr',
                method: String(values[0]).toUpperCase(),
                url: placeOf(url),
                status: self.status,
              });
            }),
          { once: true },
        );
      });
      return Reflect.apply(target, self, values);
    },
  });
}
