/** One message of an event stream. */
export interface SseMessage {
  event: string;
  data: string;
  /** The cursor that stands in this very message; null when it has none. */
  id: string | null;
}

/**
 * Reads the `text/event-stream` format out of chunks cut anywhere. Comments (the heartbeat) give no message.
 * Written here because EventSource can neither name several cursors nor say that bytes arrived.
 */
export class SseReader {
  private rest = '';
  private data: string[] = [];
  private event = '';
  private id: string | null = null;

  read(chunk: string): SseMessage[] {
    const messages: SseMessage[] = [];
    const text = this.rest + chunk;
    let start = 0;
    for (;;) {
      const end = text.indexOf('\n', start);
      if (end < 0) break;
      const line = text.slice(start, text[end - 1] === '\r' && end > start ? end - 1 : end);
      start = end + 1;
      const message = this.take(line);
      if (message) messages.push(message);
    }
    this.rest = text.slice(start);
    return messages;
  }

  private take(line: string): SseMessage | null {
    if (line === '') return this.finish();
    if (line.startsWith(':')) return null;
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(line[colon + 1] === ' ' ? colon + 2 : colon + 1);
    if (field === 'data') this.data.push(value);
    else if (field === 'event') this.event = value;
    else if (field === 'id') this.id = value;
    return null;
  }

  private finish(): SseMessage | null {
    const message =
      this.data.length > 0 ? { event: this.event || 'message', data: this.data.join('\n'), id: this.id } : null;
    this.data = [];
    this.event = '';
    this.id = null;
    return message;
  }
}
