import { expect, test, vi } from 'vitest';
import { EventHub, type FromHub, type HubSettings } from './hub';

/** A server whose streams are opened, fed and broken by the test. */
function scene() {
  const queries: string[] = [];
  const opened: ReadableStreamDefaultController<Uint8Array>[] = [];
  let status = 200;
  const settings: HubSettings = {
    open: async (query, signal) => {
      queries.push(query);
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          opened.push(controller);
          signal.addEventListener('abort', () => controller.error(new DOMException('aborted', 'AbortError')));
        },
      });
      return new Response(body, { status });
    },
    sleep: async () => {},
  };
  const hub = new EventHub(settings);
  const tab = () => {
    const received: FromHub[] = [];
    return { received, post: (message: FromHub) => void received.push(message) };
  };
  const send = (text: string) => opened.at(-1)?.enqueue(new TextEncoder().encode(text));
  return { hub, queries, opened, tab, send, answer: (next: number) => (status = next) };
}

const frame = (project: string, seq: number, id: string | null = `${project}@${seq}`) =>
  `${id === null ? '' : `id: ${id}\n`}data: ${JSON.stringify({ type: 'status', project, seq, at: '', turnId: 't', status: 'writing' })}\n\n`;
const seqs = (messages: FromHub[]) =>
  messages.flatMap((message) => (message.type === 'events' ? message.events.map((event) => event.seq) : []));

test('all tabs share one stream, and each gets the events of its own project', async () => {
  const { hub, queries, tab, send } = scene();
  const [a, b] = [tab(), tab()];
  hub.receive(a, { type: 'follow', project: 'p', after: 3 });
  hub.receive(b, { type: 'follow', project: 'q', after: 7 });
  await vi.waitFor(() => expect(queries).toEqual(['project=p@3&project=q@7']));

  send(frame('p', 4) + frame('q', 8));
  await vi.waitFor(() => expect(seqs(a.received)).toEqual([4]));
  expect(seqs(b.received)).toEqual([8]);
});

test('a broken stream goes on from where it was', async () => {
  const { hub, queries, opened, tab, send } = scene();
  const a = tab();
  hub.receive(a, { type: 'follow', project: 'p', after: 3 });
  await vi.waitFor(() => expect(opened).toHaveLength(1));
  send(frame('p', 4));
  await vi.waitFor(() => expect(seqs(a.received)).toEqual([4]));

  opened[0]?.error(new TypeError('network'));
  await vi.waitFor(() => expect(queries).toEqual(['project=p@3', 'project=p@4']));
  expect(a.received.map((message) => message.type === 'connection' && message.connection)).toContain('waiting');
});

test('pieces that belong together are handed on together, and asked for again when the last one did not come', async () => {
  const { hub, queries, opened, tab, send } = scene();
  const a = tab();
  hub.receive(a, { type: 'follow', project: 'p', after: 3 });
  await vi.waitFor(() => expect(opened).toHaveLength(1));
  send(frame('p', 30, null));
  opened[0]?.error(new TypeError('network'));
  await vi.waitFor(() => expect(queries).toEqual(['project=p@3', 'project=p@3']));
  expect(seqs(a.received)).toEqual([]);

  send(frame('p', 30, null) + frame('p', 30));
  await vi.waitFor(() => expect(seqs(a.received)).toEqual([30, 30]));
});

test('a tab that needs something older makes the stream start there; one that does not, does not', async () => {
  const { hub, queries, opened, tab, send } = scene();
  const [a, b, c] = [tab(), tab(), tab()];
  hub.receive(a, { type: 'follow', project: 'p', after: 3 });
  await vi.waitFor(() => expect(opened).toHaveLength(1));
  send(frame('p', 9));
  await vi.waitFor(() => expect(seqs(a.received)).toEqual([9]));

  hub.receive(b, { type: 'follow', project: 'p', after: 12 });
  hub.receive(c, { type: 'follow', project: 'p', after: 5 });
  await vi.waitFor(() => expect(queries).toEqual(['project=p@3', 'project=p@5']));
  expect(b.received).toContainEqual({ type: 'connection', connection: 'live' });
});

test('a browser that is not signed in is told, and asks again when somebody comes back', async () => {
  const { hub, queries, tab, answer } = scene();
  const a = tab();
  answer(401);
  hub.receive(a, { type: 'follow', project: 'p', after: 0 });
  await vi.waitFor(() => expect(a.received).toContainEqual({ type: 'connection', connection: 'refused' }));
  expect(queries).toHaveLength(1);

  answer(200);
  hub.receive(a, { type: 'nudge' });
  await vi.waitFor(() => expect(a.received).toContainEqual({ type: 'connection', connection: 'live' }));
});

test('when the last tab is gone the stream is closed', async () => {
  const { hub, queries, opened, tab } = scene();
  const a = tab();
  hub.receive(a, { type: 'follow', project: 'p', after: 0 });
  await vi.waitFor(() => expect(opened).toHaveLength(1));
  hub.remove(a);
  await Promise.resolve();
  expect(() => opened[0]?.enqueue(new Uint8Array())).toThrow();
  expect(queries).toHaveLength(1);
});
