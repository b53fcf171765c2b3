/** What the API answers, as the screens use it. */

export type SandboxState = 'stopped' | 'starting' | 'running' | 'frozen' | 'failed';

export interface SandboxPort {
  port: number;
  url?: string | null;
}

export interface Sandbox {
  state: SandboxState;
  stage?: string | null;
  epoch: number;
  ports: SandboxPort[];
  reason?: { code: string; output?: string | null } | null;
}

export interface Project {
  id: string;
  name: string;
  prompt: string;
  stack: string[];
  starter?: string | null;
  runtime: string;
  model?: string | null;
  language?: string | null;
  createdAt: string;
  updatedAt: string;
  version: number;
  turnId?: string | null;
  previewUrl: string;
  openUrl?: string | null;
  sandbox: Sandbox;
  /** The cursor from which events complete this answer: following it gives everything that the answer does not hold. */
  seq?: number;
}

export interface ProjectSummary {
  id: string;
  name: string;
  stack: string[];
  starter?: string | null;
  createdAt: string;
  updatedAt: string;
  version: number;
  previewUrl: string;
  sandboxState?: SandboxState | null;
}

export interface NewProject {
  prompt: string;
  name?: string;
  model?: string | null;
  starter?: string | null;
  language?: string;
}

export interface NewTurn {
  text: string;
  mode?: string;
  model?: string | null;
  language?: string;
  openFile?: string | null;
}

export interface Model {
  id: string;
  provider: string;
  name?: string | null;
  displayName?: string | null;
}

export interface Models {
  items: Model[];
  default?: string | null;
}

export interface Starter {
  id: string;
  title: Record<string, string>;
  description: Record<string, string>;
  stack: string[];
  accent?: string | null;
}

export type FileChangeKind = 'created' | 'modified' | 'deleted' | 'renamed';

export interface FileChange {
  path: string;
  change: FileChangeKind;
  hash?: string | null;
  added?: number;
  removed?: number;
}

export interface Usage {
  inputTokens: number;
  outputTokens: number;
  cacheReadTokens?: number;
  cacheWriteTokens?: number;
  costUsd?: number | null;
}

export type CheckStatus = 'running' | 'passed' | 'failed' | 'skipped';

export interface Check {
  name: string;
  status: CheckStatus;
  detail?: string | null;
  durationMs?: number | null;
}

export interface Receipt {
  version: number;
  checks: Check[];
  http?: { url: string; status: number } | null;
  startedAt: string;
  endedAt: string;
}

export interface Notice {
  code: string;
  args?: Record<string, string | number | null> | null;
}

export type TurnStatus =
  'queued' | 'planning' | 'writing' | 'running' | 'checking' | 'repairing' | 'ready' | 'failed' | 'cancelled';

export interface StoredTurn {
  id: string;
  number: number;
  text: string;
  mode?: string | null;
  model?: string | null;
  status: TurnStatus;
  startedAt: string;
  endedAt?: string | null;
  reply?: string | null;
  files?: FileChange[] | null;
  usage?: Usage | null;
  receipt?: Receipt | null;
  version?: number | null;
  error?: { code: string; detail?: string | null; retryable?: boolean } | null;
  notices?: Notice[] | null;
}

export interface FileEntry {
  path: string;
  size: number;
  hash?: string | null;
}

export type VersionAuthor = 'person' | 'model' | 'starter' | 'sandbox' | 'restore';

export interface Version {
  number: number;
  parent?: number | null;
  author: VersionAuthor;
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

export interface Me {
  name?: string | null;
  local?: boolean;
}
