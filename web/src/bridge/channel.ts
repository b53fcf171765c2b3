import type { BridgeCommand, BridgeMessage, Envelope } from './messages';

/** Messages kept until the workbench says hello. */
const MOST_WAITING = 200;

/** A page that logs in a loop must not drown the workbench. */
const MOST_PER_SECOND = 200;

export interface Channel {
  send(message: BridgeMessage): void;
}

/** The way to the workbench: to its exact origin and to nobody else. */
export function openChannel(origins: readonly string[], obey: (command: BridgeCommand) => void): Channel {
  const waiting: BridgeMessage[] = [];
  let [second, sent, dropped] = [0, 0, 0];

  // Chromium and WebKit know who frames the page; elsewhere the workbench's hello tells.
  const parentOrigin = window.location.ancestorOrigins?.[0];
  let to = parentOrigin && origins.includes(parentOrigin) ? parentOrigin : undefined;

  const isWithinRate = (): boolean => {
    const now = Math.floor(performance.now() / 1000);
    if (now !== second) {
      const count = dropped;
      [second, sent, dropped] = [now, 0, 0];
      if (count > 0) send({ type: 'dropped', count });
    }

    if (sent < MOST_PER_SECOND) return ++sent > 0;
    dropped++;
    return false;
  };

  const send = (message: BridgeMessage): void => {
    if (!isWithinRate()) return;
    if (to === undefined) {
      if (waiting.length < MOST_WAITING) waiting.push(message);
      return;
    }

    const envelope: Envelope<BridgeMessage> = { forja: 1, ...message };
    window.parent.postMessage(envelope, to);
  };

  window.addEventListener('message', (event: MessageEvent<unknown>) =>
    guarded(() => {
      if (event.source !== window.parent || !origins.includes(event.origin)) return;
      const command = event.data as Envelope<BridgeCommand> | null;
      if (typeof command !== 'object' || command?.forja !== 1) return;

      // The app never sees the workbench's words.
      event.stopImmediatePropagation();
      const isFirst = to === undefined;
      to = event.origin;
      obey(command);
      if (isFirst) waiting.splice(0).forEach(send);
    }),
  );

  return { send };
}

/** Nothing that the bridge does may throw into the app. */
export function guarded(action: () => void): void {
  try {
    action();
  } catch {
    // A page may have bent any object that we touch; what it cannot tell stays untold.
  }
}
