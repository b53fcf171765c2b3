// The first script of every page of a preview that runs in the browser: the bridge, as in every preview, and what modules need to be updated in place.
import '../../../bridge/bridge';
import { hotOf, take, type Ways } from './hot';
import { followAuthor } from './live';
import { isOfRuntime, ofRuntime, type FromPage, type Runtime, type ToPage } from './messages';
import { store } from './store';
import { linkStyle, renewLinks, setStyle } from './styles';

const ALIVE_MS = 1_000;

interface Forja {
  hot(path: string): ReturnType<typeof hotOf>;
  style(id: string, css: string): void;
  link(url: string): void;
}

const origins = ((document.currentScript as HTMLScriptElement | null)?.dataset.app ?? '').split(' ').filter(Boolean);
const framed = window.parent !== window;

const tell = (message: FromPage): void => {
  if (framed) for (const origin of origins) window.parent.postMessage(ofRuntime(message), origin);
};

const ways: Ways = {
  invalidate: (url) => tell({ type: 'invalidate', url }),
  failed: (url, message) => tell({ type: 'update-failed', url, message }),
};

const forja: Forja = {
  hot: (path) => hotOf(path, ways),
  style: setStyle,
  link: linkStyle,
};
Object.assign(globalThis, { __forja: forja });

// Updates one after the other: a page in the middle of one must not begin the next.
let last: Promise<unknown> = Promise.resolve();

addEventListener('message', (event: MessageEvent<unknown>) => {
  if (event.source !== window.parent || !framed || !origins.includes(event.origin) || !isOfRuntime(event.data)) return;
  event.stopImmediatePropagation();
  const message = event.data as Runtime<ToPage>;
  switch (message.type) {
    case 'files':
      void store(message).then((kept) => tell({ type: 'stored', ticket: message.ticket, kept }));
      break;
    case 'update':
      renewLinks(message.styles);
      last = last.then(() => take(message.updates, ways));
      break;
    case 'reload':
      location.reload();
      break;
    default:
  }
});

if (framed) {
  tell({ type: 'running' });
  setInterval(() => tell({ type: 'alive' }), ALIVE_MS);
}

// Somebody whom the page was shown by its link: what its author changes arrives here too.
if (!framed) followAuthor();
