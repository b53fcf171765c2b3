import { expect, test } from 'vitest';
import { SseReader } from './sse';

const stream =
  ': heartbeat\n\nevent: text\nid: a@1\ndata: {"text":"olá"}\n\ndata: first\r\ndata: second\r\n\r\nid: a@2,b@7\nevent: log\ndata:x\n\n';

const messages = [
  { event: 'text', data: '{"text":"olá"}', id: 'a@1' },
  { event: 'message', data: 'first\nsecond', id: null },
  { event: 'log', data: 'x', id: 'a@2,b@7' },
];

test('a stream that is cut anywhere gives the same messages', () => {
  for (let cut = 0; cut <= stream.length; cut++) {
    const reader = new SseReader();
    expect([...reader.read(stream.slice(0, cut)), ...reader.read(stream.slice(cut))]).toEqual(messages);
  }
});

test('a message that is not closed yet is not given', () => {
  expect(new SseReader().read('data: half')).toEqual([]);
  expect(new SseReader().read('data: half\n')).toEqual([]);
});
