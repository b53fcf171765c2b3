import type { FileChangeKind } from './types';

export interface FileEntry {
  path: string;
  size: number;
  /** Missing for what is no readable file, such as a symlink. */
  hash?: string | null;
}

export interface FileChange {
  path: string;
  change: FileChangeKind;
  hash?: string | null;
  added?: number;
  removed?: number;
}

export type VersionAuthor = 'person' | 'model' | 'starter' | 'sandbox' | 'restore';

export interface Version {
  number: number;
  parent?: number | null;
  author: string;
  model?: string | null;
  message: string;
  turnId?: string | null;
  at: string;
  files?: FileChange[] | null;
}

export interface FileDiff {
  path: string;
  change: FileChangeKind;
  added: number;
  removed: number;
  /** False: binary, or too large to show. */
  isText: boolean;
  hunks: DiffHunk[];
}

export interface DiffHunk {
  oldStart: number;
  newStart: number;
  lines: { kind: 'same' | 'removed' | 'added'; text: string }[];
}

export interface LogLine {
  /** Grows by one for each line of the project's log. */
  n: number;
  at: string;
  source: string;
  level: string;
  text: string;
}
