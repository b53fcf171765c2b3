// The preview's first page: has the service worker registered and in charge, takes what the workbench has compiled, and gives way to the app. Only the
// workbench may frame it (the server says so by policy), so whoever frames it is the workbench.
import { isOfRuntime, ofRuntime, type FromPage, type Runtime, type ToPage } from './messages';
import { store } from './store';

/** A browser that refuses tells at once; one that neither refuses nor starts is not waited for. */
const PATIENCE_MS = 5_000;

const tell = (message: FromPage): void => window.parent.postMessage(ofRuntime(message), '*');

addEventListener('message', (event: MessageEvent<unknown>) => {
  if (event.source !== window.parent || window.parent === window || !isOfRuntime(event.data)) return;
  const message = event.data as Runtime<ToPage>;
  if (message.type === 'files')
    void store(message).then((kept) => tell({ type: 'stored', ticket: message.ticket, kept }));
  if (message.type === 'go')
    location.replace(message.path.startsWith('/') && !message.path.startsWith('//') ? message.path : '/');
});

async function inCharge(): Promise<void> {
  const container = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (!container) throw new Error('no service workers here');
  await container.register('/__forja/browser/sw.js', { scope: '/', updateViaCache: 'none' });
  if (container.controller) return;
  await new Promise<void>((resolve, reject) => {
    container.addEventListener('controllerchange', () => resolve(), { once: true });
    setTimeout(() => reject(new Error('the service worker did not start')), PATIENCE_MS);
    if (container.controller) resolve();
  });
}

if (window.parent !== window)
  inCharge().then(
    () => tell({ type: 'booted', worker: true }),
    (error: unknown) => tell({ type: 'booted', worker: false, why: String((error as Error)?.message ?? error) }),
  );
else location.replace('/');
