// Runs first in every document of a preview that is looked at inside the workbench. It tells the workbench what happens in the page, changes nothing
// that the app can notice but a storage that the browser denies, and does nothing at all where the workbench is not the one that frames the page.
import { guarded, openChannel, type Channel } from './channel';
import { watchConsole, watchErrors } from './errors';
import { obey, watchAddress, watchContent } from './page';
import { watchRequests } from './requests';
import { lendStorage } from './storage';
import { here } from './values';
import { watchTraffic } from './traffic';
import { watchDevServer } from './vite';

const STARTED = Symbol.for('forja.bridge');

guarded(() => {
  const script = document.currentScript;
  const origins = script?.dataset.app?.split(' ').filter(Boolean) ?? [];
  // An app that renders the whole document must find it as it sent it.
  script?.remove();
  if (window.parent === window || origins.length === 0) return;
  // A page that was compiled in a browser brings the bridge along; served by the edge it would get a second one.
  const marked = document as Document & { [STARTED]?: true };
  if (marked[STARTED]) return;
  Object.defineProperty(marked, STARTED, { value: true });

  guarded(() => lendStorage(window));
  const channel: Channel = openChannel(origins, (command) => obey(command, channel, hello));
  const hello = () => channel.send({ type: 'ready', path: here(), title: document.title });
  hello();

  for (const watch of [
    watchConsole,
    watchErrors,
    watchRequests,
    watchTraffic,
    watchDevServer,
    watchAddress,
    watchContent,
  ])
    guarded(() => watch(channel));
});
