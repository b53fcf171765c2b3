import { ofRuntime, type Runtime, type ToPage } from './messages';

/** Hands files on to the service worker; true once it has them. */
export function store(message: Runtime<Extract<ToPage, { type: 'files' }>>): Promise<boolean> {
  const worker = navigator.serviceWorker?.controller;
  if (!worker) return Promise.resolve(false);
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.addEventListener('message', () => {
      port1.close();
      resolve(true);
    });
    port1.start();
    const { files, removed, reset } = message;
    worker.postMessage(ofRuntime({ type: 'files', files, removed, reset }), [port2]);
  });
}
