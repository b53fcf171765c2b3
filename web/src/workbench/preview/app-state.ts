import type { RequestTold } from '../../bridge/messages';
import type { AppError, AppMessage, ConsoleLine } from './app-messages';

/** More kinds of errors than this say nothing new. */
const MOST_ERRORS = 20;
const MOST_LINES = 500;

export interface SeenError extends AppError {
  count: number;
}

export interface SeenLine extends ConsoleLine {
  n: number;
  count: number;
}

export interface SeenRequest extends RequestTold {
  n: number;
}

/** What is known of the page in the frame. */
export interface AppState {
  path: string;
  /** True once the page in the frame has spoken: then it takes commands. */
  listens: boolean;
  /** We asked who is there: the next `ready` is the answer, not another document. */
  greeted: boolean;
  /** Something of the document went wrong, or it has shown nothing yet: an update alone may not mend it. */
  unsound: boolean;
  errors: SeenError[];
  lines: SeenLine[];
  requests: SeenRequest[];
}

export const silent: AppState = {
  path: '/',
  listens: false,
  greeted: false,
  unsound: true,
  errors: [],
  lines: [],
  requests: [],
};

/** The state after a message. Pure. */
export function nextApp(app: AppState, message: AppMessage): AppState {
  switch (message.type) {
    case 'ready':
      return app.listens && app.greeted
        ? { ...app, path: message.path, greeted: false }
        : { ...app, path: message.path, listens: true, greeted: false, unsound: true, errors: [], requests: [] };
    case 'rendered':
      return { ...app, unsound: app.errors.length > 0 };
    case 'navigated':
      return { ...app, path: message.path };
    case 'updated':
      return { ...app, errors: [] };
    case 'error':
      return { ...app, unsound: true, errors: withError(app.errors, message.error) };
    case 'console':
      return { ...app, lines: withLine(app.lines, message.line) };
    case 'requests':
      return {
        ...app,
        requests: withRequests(app.requests, message.items),
        errors: message.error ? withError(app.errors, message.error) : app.errors,
      };
    default:
      return app;
  }
}

function withError(errors: SeenError[], error: AppError): SeenError[] {
  const known = errors.findIndex((seen) => seen.message === error.message);
  const seen = errors[known];
  if (seen) return errors.with(known, { ...seen, count: seen.count + 1 });
  return errors.length < MOST_ERRORS ? [...errors, { ...error, count: 1 }] : errors;
}

function withLine(lines: SeenLine[], line: ConsoleLine): SeenLine[] {
  const last = lines.at(-1);
  if (last && last.text === line.text && last.level === line.level) {
    return lines.with(lines.length - 1, { ...last, count: last.count + 1 });
  }
  return [...lines, { ...line, n: (last?.n ?? 0) + 1, count: 1 }].slice(-MOST_LINES);
}

/** A request that is told twice, by the page's own call and by the browser's measure, is one: each knows what the other does not. */
function withRequests(requests: SeenRequest[], items: RequestTold[]): SeenRequest[] {
  const all = requests.slice();
  for (const item of items) {
    const twin = all.findLastIndex(
      (known) => known.url === item.url && (known.ms === 0) !== (item.ms === 0) && known.status === item.status,
    );
    const known = all[twin];
    if (known) {
      all[twin] = {
        ...known,
        ms: known.ms || item.ms,
        bytes: known.bytes || item.bytes,
        method: known.method || item.method,
      };
    } else all.push({ ...item, n: (all.at(-1)?.n ?? 0) + 1 });
  }
  return all.slice(-MOST_LINES);
}
