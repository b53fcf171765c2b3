import { EventHub, type FromHub, type ToHub } from './hub';
import { hubSettings } from './hub-settings';
import type { Hello } from './hub.worker';
import { followLeader } from './leader';

/** A tab's way to the hub, wherever the hub runs. */
export interface Transport {
  send(message: ToHub): void;
}

/**
 * One stream for each browser, because HTTP/1.1 allows six connections to a host: in a SharedWorker; where there is none
 * (Chrome on Android), in the tab that holds a lock; where there are no locks (an address that is not secure), in each tab.
 */
export function connect(receive: (message: FromHub) => void, onNewHub: () => void): Transport {
  if (typeof SharedWorker === 'function' && 'locks' in navigator) return sharedWorker(receive);
  if ('locks' in navigator && typeof BroadcastChannel === 'function') return followLeader(receive, onNewHub);
  const hub = new EventHub(hubSettings);
  const follower = { post: receive };
  return { send: (message) => hub.receive(follower, message) };
}

function sharedWorker(receive: (message: FromHub) => void): Transport {
  const worker = new SharedWorker(new URL('./hub.worker.ts', import.meta.url), {
    type: 'module',
    name: 'forja-events',
  });
  worker.port.onmessage = ({ data }: MessageEvent<FromHub>) => receive(data);
  const lock = `forja-tab-${crypto.randomUUID()}`;
  const held = new Promise<void>((resolve) => {
    void navigator.locks.request(lock, () => {
      resolve();
      return new Promise(() => {});
    });
  });
  // The hub may only wait for the lock once this tab holds it; otherwise it would take the tab for gone.
  void held.then(() => worker.port.postMessage({ type: 'hello', lock } satisfies Hello));
  return { send: (message) => worker.port.postMessage(message) };
}
