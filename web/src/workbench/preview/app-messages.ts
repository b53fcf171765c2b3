import type { BridgeMessage } from '../../bridge/messages';

/** Something that went wrong in the running app, as evidence. */
export interface AppError {
  message: string;
  /** File and line, when the browser knows them. */
  source: string;
  /** Where it came from: a stack, or the lines around the place. */
  trace: string;
}

export type AppMessage =
  | { type: 'ready'; path: string }
  | { type: 'navigated'; path: string }
  | { type: 'error'; error: AppError }
  | { type: 'updated' };

const LONGEST = 4_000;

/** Reads a message of the bridge; what a page sends is checked field by field, because any page may send anything. */
export function readAppMessage(data: unknown): AppMessage | null {
  if (!isRecord(data) || data.forja !== 1) return null;
  switch (data.type as BridgeMessage['type']) {
    case 'ready':
    case 'navigated':
      return { type: data.type as 'ready' | 'navigated', path: pathOf(data.path) };
    case 'updated':
      return { type: 'updated' };
    case 'error':
      return error(text(data.message), text(data.source), ownFrames(text(data.stack)));
    case 'compile-error':
      return error(text(data.message), text(data.source), text(data.frame));
    case 'request-failed':
      return failedRequest(data);
    default:
      return null;
  }
}

// The frames of packages say how a library got there, not what the app did; a trace of nothing else keeps its first.
function ownFrames(stack: string): string {
  const lines = stack.split('\n');
  const own = lines.filter((line) => !line.includes('/node_modules/'));
  return (own.some((line) => /^\s+at |@/.test(line)) ? own : lines.slice(0, 4)).join('\n');
}

const error = (message: string, source: string, trace: string): AppMessage | null =>
  message === '' ? null : { type: 'error', error: { message, source, trace } };

// An app may well expect a 404 of its own API; a server that breaks or does not answer, and a file that is missing, it does not.
function failedRequest(data: Record<string, unknown>): AppMessage | null {
  const status = typeof data.status === 'number' ? data.status : 0;
  if (status > 0 && status < 500 && data.kind !== 'resource') return null;
  const answer = status > 0 ? String(status) : text(data.message) || '—';
  return error(`${text(data.method)} ${text(data.url)}: ${answer}`, '', '');
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const text = (value: unknown): string => (typeof value === 'string' ? value.slice(0, LONGEST) : '');
const pathOf = (value: unknown): string => (text(value).startsWith('/') ? text(value) : '/');
