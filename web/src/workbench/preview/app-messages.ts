import type { BridgeMessage, ConsoleLevel, PickedElement, RequestTold } from '../../bridge/messages';

/** Something that went wrong in the running app, as evidence. */
export interface AppError {
  message: string;
  /** File and line, when the browser knows them. */
  source: string;
  /** Where it came from: a stack, or the lines around the place. */
  trace: string;
}

export interface ConsoleLine {
  level: ConsoleLevel;
  text: string;
  source: string;
}

export type AppMessage =
  | { type: 'ready'; path: string }
  | { type: 'navigated'; path: string }
  | { type: 'error'; error: AppError }
  | { type: 'console'; line: ConsoleLine }
  | { type: 'requests'; items: RequestTold[]; error?: AppError }
  | { type: 'picked'; element: PickedElement | null }
  | { type: 'shot'; image: string | null }
  | { type: 'rendered' }
  | { type: 'updated' };

const LONGEST = 4_000;
const LONGEST_IMAGE = 12_000_000;
const levels: readonly ConsoleLevel[] = ['debug', 'log', 'info', 'warn', 'error'];

/** Reads a message of the bridge; what a page sends is checked field by field, because any page may send anything. */
export function readAppMessage(data: unknown): AppMessage | null {
  if (!isRecord(data) || data.forja !== 1) return null;
  switch (data.type as BridgeMessage['type']) {
    case 'ready':
    case 'navigated':
      return { type: data.type as 'ready' | 'navigated', path: pathOf(data.path) };
    case 'updated':
    case 'rendered':
      return { type: data.type as 'updated' | 'rendered' };
    case 'error':
      return error(text(data.message), text(data.source), ownFrames(text(data.stack)));
    case 'compile-error':
      return error(text(data.message), text(data.source), text(data.frame));
    case 'request-failed':
      return failedRequest(data);
    case 'requests':
      return Array.isArray(data.items) ? { type: 'requests', items: data.items.filter(isRecord).map(requestOf) } : null;
    case 'console': {
      const level = levels.find((name) => name === data.level) ?? 'log';
      return { type: 'console', line: { level, text: text(data.text), source: text(data.source) } };
    }
    case 'picked':
      return { type: 'picked', element: isRecord(data.element) ? elementOf(data.element) : null };
    case 'shot': {
      const image = typeof data.image === 'string' && data.image.length <= LONGEST_IMAGE ? data.image : '';
      return { type: 'shot', image: /^data:image\/png;base64,[\w+/=]+$/.test(image) ? image : null };
    }
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
  const told = requestOf(data);
  const { status } = told;
  if (status > 0 && status < 500 && data.kind !== 'resource') return { type: 'requests', items: [told] };
  const answer = status > 0 ? String(status) : text(data.message) || '—';
  const error = { message: `${told.method} ${told.url}: ${answer}`, source: '', trace: '' };
  return { type: 'requests', items: [told], error };
}

const requestOf = (data: Record<string, unknown>): RequestTold => ({
  kind: text(data.kind),
  method: text(data.method) || 'GET',
  url: text(data.url),
  status: number(data.status),
  ms: number(data.ms),
  bytes: number(data.bytes),
});

const elementOf = (data: Record<string, unknown>): PickedElement => ({
  selector: text(data.selector),
  text: text(data.text),
  html: text(data.html),
  ...(text(data.component) && { component: text(data.component) }),
  ...(text(data.file) && { file: text(data.file) }),
});

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const text = (value: unknown): string => (typeof value === 'string' ? value.slice(0, LONGEST) : '');
const number = (value: unknown): number => (typeof value === 'number' && Number.isFinite(value) ? value : 0);
const pathOf = (value: unknown): string => (text(value).startsWith('/') ? text(value) : '/');
