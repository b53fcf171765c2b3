import type { components } from './schema';

/** What the API says, by the names that the screens use. The shapes come out of the server's own document. */
type Schemas = components['schemas'];

export type Project = Schemas['ProjectDto'];
export type ProjectSummary = Schemas['ProjectSummaryDto'];
export type NewProject = Schemas['CreateProjectRequest'];
export type NewTurn = Schemas['StartTurnRequest'];
export type Model = Schemas['ModelDto'];
export type Models = Schemas['ModelListDto'];
export type Starter = Schemas['StarterSummary'];
/** Something that went wrong in the page, and how often. */
export interface PageTrouble {
  text?: string;
  address?: string;
  source?: string | null;
  status?: number | null;
  reason?: string | null;
  count: number;
}

/** What a browser saw of one page at one size. */
export interface ReceiptPage {
  path: string;
  viewport: string;
  width: number;
  height: number;
  status: number | null;
  title?: string | null;
  screenshot?: string | null;
  consoleErrors?: PageTrouble[];
  uncaughtErrors?: PageTrouble[];
  failedRequests?: PageTrouble[];
  overflow?: boolean;
  blank?: boolean;
  accessibility?: { rule: string; impact: string; count: number; help: string }[];
}
export type Receipt = Omit<Schemas['Receipt'], 'checks'> & { checks: Check[]; pages?: ReceiptPage[] | null };
/** `warned`: worth telling, and no reason to fail. */
export type CheckStatus = Schemas['CheckStatus'] | 'warned';
export type FileChangeKind = Schemas['FileChangeKind'];
export type Usage = Schemas['TurnUsage'];
export type TurnStatus = Schemas['TurnStatus'];
export type StoredTurn = Schemas['TurnDto'];
export type FileEntry = Pick<Schemas['TreeItemDto'], 'path' | 'size' | 'hash'>;
export type FileChange = Schemas['FileChange'];
export type FileDiff = Schemas['FileDiffDto'];
export type DiffHunk = Schemas['DiffHunk'];
export type Share = Schemas['ShareDto'];
export type Shares = Schemas['SharesDto'];
export type LogLine = Schemas['LogLineAnswer'];

export type VersionAuthor = 'person' | 'model' | 'starter' | 'sandbox' | 'restore';
// A version that the event stream tells has no sizes and counts in its files; nothing on the screen needs them.
export type Version = Omit<Schemas['VersionInfo'], 'files' | 'model' | 'name' | 'bookmarked'> & {
  /** What a person called it. */
  name?: string | null;
  bookmarked?: boolean;
};
export interface Blame {
  hash: string;
  lines: { start: number; count: number; version: number }[];
  versions: Version[];
}

export const sandboxStates = ['stopped', 'starting', 'running', 'frozen', 'failed'] as const;
export type SandboxState = (typeof sandboxStates)[number];
export type Sandbox = Omit<Schemas['SandboxDto'], 'state'> & { state: SandboxState };

// In events what is null is left out.
export interface Check {
  name: string;
  status: CheckStatus;
  detail?: string | null;
  durationMs?: number | null;
}
export type Notice = Pick<Schemas['TurnNotice'], 'code'> & Partial<Schemas['TurnNotice']>;
/** What came of asking for the files with which Docker runs a project. */
export type ContainerFiles = Schemas['ContainerFilesAnswer'];
