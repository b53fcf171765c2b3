import { EventHub, type Follower, type ToHub } from './hub';
import { hubSettings } from './hub-settings';

/** What a tab says first: the name of a lock that it holds for as long as it lives. */
export interface Hello {
  type: 'hello';
  lock: string;
}

interface SharedWorkerScope {
  onconnect: ((event: MessageEvent) => void) | null;
}

const hub = new EventHub(hubSettings);

(globalThis as unknown as SharedWorkerScope).onconnect = (event) => {
  const port = event.ports[0];
  if (!port) return;
  const follower: Follower = { post: (message) => port.postMessage(message) };
  port.onmessage = ({ data }: MessageEvent<ToHub | Hello>) => {
    if (data.type === 'hello') void removeWhenGone(data.lock, follower);
    else hub.receive(follower, data);
  };
};

// A port does not say that its tab was closed; the lock that the tab held becomes free instead.
async function removeWhenGone(lock: string, follower: Follower): Promise<void> {
  await navigator.locks?.request(lock, () => hub.remove(follower));
}
