import { EventHub, type Follower, type FromHub, type ToHub } from './hub';
import { hubSettings } from './hub-settings';
import type { Transport } from './transport';

type Message =
  | { to: 'hub'; tab: string; message: ToHub }
  | { to: 'tab'; tab: string; message: FromHub }
  | { to: 'all'; message: 'new-hub' };

/** The hub runs in whichever tab holds the lock; the others reach it over a channel. When that tab closes, the next one takes over. */
export function followLeader(receive: (message: FromHub) => void, onNewHub: () => void): Transport {
  const tab = crypto.randomUUID();
  const channel = new BroadcastChannel('forja-events');
  let lead: ((from: string, message: ToHub) => void) | null = null;

  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if (data.to === 'hub') lead?.(data.tab, data.message);
    else if (data.to === 'all') onNewHub();
    else if (data.tab === tab) receive(data.message);
  };

  void navigator.locks.request(`forja-tab-${tab}`, () => new Promise(() => {}));
  void navigator.locks.request('forja-events-leader', () => {
    lead = leader(channel, tab, receive);
    channel.postMessage({ to: 'all', message: 'new-hub' } satisfies Message);
    onNewHub();
    return new Promise(() => {});
  });

  return {
    send: (message) => {
      if (lead) lead(tab, message);
      else channel.postMessage({ to: 'hub', tab, message } satisfies Message);
    },
  };
}

function leader(channel: BroadcastChannel, own: string, receive: (message: FromHub) => void) {
  const hub = new EventHub(hubSettings);
  const followers = new Map<string, Follower>();

  const followerOf = (tab: string): Follower => {
    const known = followers.get(tab);
    if (known) return known;
    const follower: Follower = {
      post: (message) =>
        tab === own ? receive(message) : channel.postMessage({ to: 'tab', tab, message } satisfies Message),
    };
    followers.set(tab, follower);
    void navigator.locks.request(`forja-tab-${tab}`, () => {
      hub.remove(follower);
      followers.delete(tab);
    });
    return follower;
  };

  return (tab: string, message: ToHub) => hub.receive(followerOf(tab), message);
}
