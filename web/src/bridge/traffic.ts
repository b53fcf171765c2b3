import type { Channel } from './channel';
import { guarded } from './channel';
import type { RequestTold } from './messages';
import { placeOf, short } from './values';

/** A page loads its modules by the hundred: they are told together. */
const GATHER_MS = 250;
const MOST_AT_ONCE = 200;

/** Tells everything that the page loads, by the browser's own measure of it. */
export function watchTraffic(channel: Channel): void {
  if (typeof PerformanceObserver !== 'function') return;
  let waiting: RequestTold[] = [];
  const tell = () =>
    guarded(() => {
      const items = waiting.slice(-MOST_AT_ONCE);
      waiting = [];
      channel.send({ type: 'requests', items });
    });
  const observer = new PerformanceObserver((list) =>
    guarded(() => {
      for (const entry of list.getEntries() as PerformanceResourceTiming[]) {
        if (entry.name.includes('/__forja/')) continue;
        if (waiting.length === 0) setTimeout(tell, GATHER_MS);
        waiting.push(told(entry));
      }
    }),
  );
  observer.observe({ type: 'resource', buffered: true });
}

const told = (entry: PerformanceResourceTiming): RequestTold => ({
  kind: entry.initiatorType === 'xmlhttprequest' ? 'xhr' : entry.initiatorType,
  method: '',
  url: short(placeOf(entry.name)),
  status: (entry as { responseStatus?: number }).responseStatus ?? 0,
  ms: Math.round(entry.duration),
  bytes: entry.encodedBodySize || entry.transferSize,
});
