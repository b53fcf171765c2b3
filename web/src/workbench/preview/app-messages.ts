/** An error of the running app, as evidence. */
export interface AppError {
  message: string;
  /** File and line, when the browser knows them. */
  source?: string;
  stack?: string;
}

export type AppMessage = { type: 'navigated'; path: string } | { type: 'error'; error: AppError } | { type: 'updated' };

const LONGEST = 4_000;

/** Reads a message of the bridge; what a page sends is checked field by field, because any page may send anything. */
export function readAppMessage(data: unknown): AppMessage | null {
  if (!isRecord(data) || data.forja !== 1) return null;
  switch (data.type) {
    case 'navigated':
      return { type: 'navigated', path: text(data.path) || '/' };
    case 'updated':
      return { type: 'updated' };
    case 'error':
      return {
        type: 'error',
        error: { message: text(data.message), source: text(data.source), stack: text(data.stack) },
      };
    default:
      return null;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const text = (value: unknown): string => (typeof value === 'string' ? value.slice(0, LONGEST) : '');
