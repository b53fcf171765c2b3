import type {
  Check,
  FileChange,
  FileChangeKind,
  Receipt,
  Sandbox,
  TurnStatus,
  Usage,
  VersionAuthor,
} from '../api/types';

/** What a project's event stream says. `seq` grows within a project; the set of types is closed here, and unknown ones are skipped. */
export type ProjectEvent = { project: string; seq: number; at: string } & ProjectEventBody;

export type ProjectEventBody =
  | { type: 'turn-started'; turnId: string; number: number; text: string; mode?: string; model?: string | null }
  | { type: 'status'; turnId: string; status: TurnStatus; replace?: boolean }
  | { type: 'text'; turnId: string; text: string; replace?: boolean }
  | { type: 'file-started'; turnId: string; path: string }
  | { type: 'file-delta'; turnId: string; path: string; text: string; replace?: boolean }
  | {
      type: 'file-done';
      turnId: string;
      path: string;
      hash: string;
      size: number;
      change: FileChangeKind;
      added: number;
      removed: number;
    }
  | { type: 'file-refused'; turnId: string; path: string; code: string }
  | { type: 'file-deleted'; turnId: string; path: string }
  | ({ type: 'check'; turnId: string } & Check)
  | { type: 'sandbox'; sandbox: Sandbox; replace?: boolean }
  | { type: 'log'; source: string; level: string; n: number; lines: { at: string; text: string }[] }
  | { type: 'preview-ready'; url: string; port: number; replace?: boolean }
  | {
      type: 'version';
      number: number;
      parent?: number | null;
      author: VersionAuthor;
      message: string;
      model?: string | null;
      turnId?: string | null;
      files: FileChange[];
    }
  | ({ type: 'usage'; turnId: string } & Usage)
  | { type: 'receipt'; turnId: string; receipt: Receipt }
  | { type: 'notice'; turnId: string; code: string; args?: Record<string, string | number | null> | null }
  | { type: 'turn-done'; turnId: string; status: 'ready' | 'cancelled'; version?: number | null }
  | {
      type: 'turn-failed';
      turnId: string;
      code: string;
      detail?: string | null;
      retryable?: boolean;
      version?: number | null;
    }
  | { type: 'project'; name: string; stack?: string[] }
  | { type: 'project-deleted' };
