import type { Channel } from './channel';
import { guarded } from './channel';
import { placeOf, short, sourceOf } from './values';

interface ViteError {
  message?: string;
  stack?: string;
  frame?: string;
  plugin?: string;
  id?: string;
  loc?: { file?: string; line?: number; column?: number };
}

/**
 * Listens along on the dev server's own socket. A module that does not compile raises no error event in the page; Vite tells its client, by this socket's
 * sub-protocol, and keeps the message for a page that connects late.
 */
export function watchDevServer(channel: Channel): void {
  window.WebSocket = new Proxy(window.WebSocket, {
    construct(target, values: ConstructorParameters<typeof WebSocket>, newTarget) {
      const socket = Reflect.construct(target, values, newTarget) as WebSocket;
      guarded(() => {
        if (values[1] !== undefined && [values[1]].flat().includes('vite-hmr'))
          socket.addEventListener('message', (event) => guarded(() => tell(channel, String(event.data))));
      });
      return socket;
    },
  });
}

function tell(channel: Channel, text: string): void {
  const message = JSON.parse(text) as { type?: string; err?: ViteError };
  if (message.type === 'update' || message.type === 'full-reload') channel.send({ type: 'updated' });
  if (message.type !== 'error' || !message.err) return;

  const { err } = message;
  const file = err.loc?.file ?? err.id;
  // Inside the sandbox the project lies in /app.
  const path =
    file &&
    placeOf(file)
      .replace(/^\/app\//, '/')
      .replace(/\?.*$/, '');
  const plain = (value: string) => short(value.replace(new RegExp(`${String.fromCharCode(27)}\\[[\\d;]*m`, 'g'), ''));
  channel.send({
    type: 'compile-error',
    message: plain(err.message ?? 'The dev server could not compile a module.'),
    source: sourceOf(path, err.loc?.line ?? 1, err.loc?.column),
    frame: err.frame && plain(err.frame),
    plugin: err.plugin,
  });
}
