// What passes between the workbench and the preview's own pages, and from these to the service worker, as `{ forjaRuntime: 1, ...message }`.
import type { Emitted, HotUpdate } from '../compiler/types';

export type ToPage =
  /** Answers for addresses; `reset` forgets all others. Told back with `stored`. */
  | { type: 'files'; ticket: number; files: Emitted[]; removed: string[]; reset: boolean }
  /** The boot page gives way to the app. */
  | { type: 'go'; path: string }
  | { type: 'update'; updates: HotUpdate[]; styles: string[] }
  | { type: 'reload' };

export type FromPage =
  /** The boot page is up; `worker` says whether this browser lets the preview answer for itself, and `why` when it does not. */
  | { type: 'booted'; worker: boolean; why?: string }
  | { type: 'stored'; ticket: number; kept: boolean }
  /** The page of the app is up. */
  | { type: 'running' }
  /** It still is: told every second, and missing while a script never ends. */
  | { type: 'alive' }
  /** A module could not take its update. */
  | { type: 'invalidate'; url: string }
  /** An update could not be imported. */
  | { type: 'update-failed'; url: string; message: string };

export type Runtime<T> = { forjaRuntime: 1 } & T;

export const ofRuntime = <T>(message: T): Runtime<T> => ({ forjaRuntime: 1, ...message });

export const isOfRuntime = (data: unknown): data is Runtime<{ type: string }> =>
  typeof data === 'object' && data !== null && (data as { forjaRuntime?: unknown }).forjaRuntime === 1;
