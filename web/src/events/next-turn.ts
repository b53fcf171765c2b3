import { inputsOf, type Turn, type TurnFile } from './state';
import type { EventOf, ProjectEvent } from './types';

/** A turn as it is when it has just begun. Begun twice (a stream that was resumed before it) it is written anew. */
export const startedTurn = (event: EventOf<'turn-started'>): Turn => ({
  id: event.turnId,
  number: event.number,
  text: event.text,
  ...inputsOf(event),
  model: event.model ?? null,
  status: 'queued',
  startedAt: event.at,
  endedAt: null,
  reply: '',
  files: [],
  checks: [],
  notices: [],
  usage: null,
  receipt: null,
  version: null,
  error: null,
});

/** The turn after one of its events. Pure. */
export function nextTurn(turn: Turn, event: ProjectEvent): Turn {
  switch (event.type) {
    case 'turn-resumed':
      return {
        ...turn,
        status: event.status,
        reply: event.reply,
        files: turn.files.filter((file) => file.state !== 'writing'),
        tools: turn.tools.filter((tool) => tool.status !== 'started'),
      };
    case 'status':
      return { ...turn, status: event.status };
    case 'text':
      return { ...turn, reply: event.replace ? event.text : turn.reply + event.text };
    case 'file-started':
      return withFile(turn, { path: event.path, state: 'writing', added: 0, removed: 0 });
    case 'file-delta': {
      const known = event.replace ? undefined : turn.files.find((file) => file.path === event.path);
      const added = (known?.added ?? 0) + newLines(event.text);
      return withFile(turn, { path: event.path, state: 'writing', added, removed: 0 });
    }
    case 'file-done':
      return withFile(turn, {
        path: event.path,
        state: 'done',
        change: event.change,
        added: event.added,
        removed: event.removed,
      });
    case 'file-deleted':
      return withFile(turn, { path: event.path, state: 'deleted', change: 'deleted', added: 0, removed: 0 });
    case 'file-refused':
      return withFile(turn, { path: event.path, state: 'refused', added: 0, removed: 0, code: event.code });
    case 'tool': {
      const { id, name, summary, status } = event;
      return { ...turn, tools: replaced(turn.tools, { id, name, summary, status }, (tool) => tool.id === id) };
    }
    case 'plan':
      return { ...turn, plan: event.text };
    case 'questions':
      return { ...turn, questions: event.items };
    case 'check': {
      const { name, status, detail, durationMs } = event;
      return {
        ...turn,
        checks: replaced(turn.checks, { name, status, detail, durationMs }, (check) => check.name === name),
      };
    }
    case 'usage': {
      const { inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens, costUsd } = event;
      return { ...turn, usage: { inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens, costUsd } };
    }
    case 'receipt':
      return { ...turn, receipt: event.receipt, checks: event.receipt.checks };
    case 'notice':
      return { ...turn, notices: [...turn.notices, { code: event.code, args: event.args, at: event.at }] };
    case 'turn-done':
      return { ...closed(turn, event.at), status: event.status, version: event.version ?? turn.version };
    case 'turn-failed':
      return {
        ...closed(turn, event.at),
        status: 'failed',
        version: event.version ?? turn.version,
        error: { code: event.code, detail: event.detail ?? null, retryable: event.retryable ?? true },
      };
    default:
      return turn;
  }
}

// A file that was still open when the turn ended was never saved: it goes away rather than look written.
const closed = (turn: Turn, at: string): Turn => ({
  ...turn,
  endedAt: at,
  files: turn.files.filter((file) => file.state !== 'writing'),
});

const withFile = (turn: Turn, file: TurnFile): Turn => ({
  ...turn,
  files: replaced(turn.files, file, (known) => known.path === file.path),
});

function replaced<T>(items: T[], item: T, same: (known: T) => boolean): T[] {
  const index = items.findIndex(same);
  return index < 0 ? [...items, item] : items.with(index, item);
}

function newLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
