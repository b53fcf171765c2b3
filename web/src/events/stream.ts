import { SseReader } from './sse';
import type { ProjectEvent } from './types';

/** An event and the cursor after it. Pieces that only make sense together have no cursor but on the last of them. */
export interface Received {
  event: ProjectEvent | null;
  cursor: string | null;
}

/** The events in a response's body, as they arrive; an empty list stands for bytes without an event (a heartbeat). */
export async function* readStream(body: ReadableStream<Uint8Array>): AsyncGenerator<Received[]> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  const messages = new SseReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield messages
        .read(decoder.decode(value, { stream: true }))
        .map((message) => ({ event: eventOf(message.data), cursor: message.id }));
    }
  } finally {
    reader.releaseLock();
  }
}

function eventOf(data: string): ProjectEvent | null {
  const value: unknown = JSON.parse(data);
  return isEvent(value) ? value : null;
}

function isEvent(value: unknown): value is ProjectEvent {
  if (value === null || typeof value !== 'object') return false;
  const event = value as Partial<ProjectEvent>;
  return typeof event.type === 'string' && typeof event.project === 'string' && typeof event.seq === 'number';
}
