import type { QueuedTurn } from '../api/queue';
import { sandboxStates } from '../api/types';
import type {
  Check,
  FileChangeKind,
  FileEntry,
  LogLine,
  Notice,
  Project,
  Receipt,
  Sandbox,
  StoredTurn,
  TurnStatus,
  Usage,
  Version,
} from '../api/types';

/** A file inside a turn: what the model does to it, and how far it is. */
export interface TurnFile {
  path: string;
  state: 'writing' | 'done' | 'deleted' | 'refused';
  change?: FileChangeKind;
  added: number;
  removed: number;
  code?: string;
}

/** A tool that the model used: what it did, in a line. */
export interface TurnTool {
  id: string;
  name: string;
  summary: string;
  status: 'started' | 'done' | 'failed';
}

/** Something that the model wants to know before it goes on. */
export interface Question {
  id: string;
  text: string;
  options: string[];
  multiple: boolean;
}

export type TurnMode = 'build' | 'plan' | 'ask';

export interface Turn {
  id: string;
  number: number;
  text: string;
  /** What was seen to fail, given to the model as data. */
  evidence: string | null;
  mode: TurnMode;
  model: string | null;
  /** Names of what was given with the wish. */
  attachments: string[];
  tools: TurnTool[];
  /** What the model would do, where a plan was asked for. */
  plan: string | null;
  questions: Question[];
  status: TurnStatus;
  startedAt: string;
  endedAt: string | null;
  reply: string;
  files: TurnFile[];
  checks: Check[];
  notices: (Notice & { at: string })[];
  usage: Usage | null;
  receipt: Receipt | null;
  version: number | null;
  error: { code: string; detail: string | null; retryable: boolean } | null;
}

/** The text of a file that the model is writing right now. */
export interface Writing {
  turnId: string;
  text: string;
}

/** Everything that is known about a project now. Replaced whole by each event; only `next` makes a new one. */
export interface ProjectState {
  project: Project;
  /** The newest event that is in here. */
  seq: number;
  turns: Turn[];
  /** Wishes that wait for the running turn. */
  queue: QueuedTurn[];
  sandbox: Sandbox;
  versions: Version[];
  /** Where the versions before the oldest known one begin; null when all are here. */
  earlierVersions: string | null;
  /** Path → what the server has. Folders follow from the paths. */
  files: ReadonlyMap<string, FileEntry>;
  writing: ReadonlyMap<string, Writing>;
  /** Paths that the newest turn changed, for the marks in the tree. */
  changed: ReadonlySet<string>;
  logs: LogLine[];
  /** Grows when the preview should be loaded anew: the app became reachable. */
  previewGeneration: number;
  deleted: boolean;
}

/** More log lines than this are dropped from the front: an app that logs without end must not fill the tab. */
export const MAX_LOG_LINES = 5_000;

const ended: ReadonlySet<TurnStatus> = new Set(['ready', 'failed', 'cancelled']);
export const hasEnded = (turn: Turn): boolean => ended.has(turn.status);

/** The turn that is being worked on: the first that has not ended; those after it wait in line. */
export const runningTurn = (state: ProjectState): Turn | null => {
  const firstOpen = state.turns.findLastIndex(hasEnded) + 1;
  return state.turns[firstOpen] ?? null;
};

/** A state that we do not know yet is one in which the app is not there. */
export const sandboxOf = (sandbox: Project['sandbox']): Sandbox => ({
  ...sandbox,
  state: sandboxStates.find((state) => state === sandbox.state) ?? 'stopped',
});

export function initialState(project: Project, turns: StoredTurn[]): ProjectState {
  return {
    project,
    seq: project.seq ?? 0,
    turns: turns.map(turnOf).toSorted((a, b) => a.number - b.number),
    queue: [],
    sandbox: sandboxOf(project.sandbox),
    versions: [],
    earlierVersions: null,
    files: new Map(),
    writing: new Map(),
    changed: new Set(),
    logs: [],
    previewGeneration: 0,
    deleted: false,
  };
}

/** What an older server does not tell is as if nothing had been given. */
export function inputsOf(
  turn: object,
): Pick<Turn, 'evidence' | 'mode' | 'attachments' | 'tools' | 'plan' | 'questions'> {
  const told = turn as {
    evidence?: string | null;
    mode?: string | null;
    attachments?: ({ name: string } | string)[] | null;
    tools?: TurnTool[] | null;
    plan?: string | null;
    questions?: Question[] | null;
  };
  return {
    evidence: told.evidence ?? null,
    mode: told.mode === 'plan' || told.mode === 'ask' ? told.mode : 'build',
    attachments: (told.attachments ?? []).map((item) => (typeof item === 'string' ? item : item.name)),
    tools: told.tools ?? [],
    plan: told.plan ?? null,
    questions: told.questions ?? [],
  };
}

export const turnOf = (turn: StoredTurn): Turn => ({
  id: turn.id,
  number: turn.number,
  text: turn.text,
  ...inputsOf(turn),
  model: turn.model ?? null,
  status: turn.status,
  startedAt: turn.startedAt,
  endedAt: turn.endedAt ?? null,
  reply: turn.reply ?? '',
  files: (turn.files ?? []).map((file) => ({
    path: file.path,
    state: file.change === 'deleted' ? 'deleted' : 'done',
    change: file.change,
    added: file.added ?? 0,
    removed: file.removed ?? 0,
  })),
  checks: turn.receipt?.checks ?? [],
  notices: (turn.notices ?? []).map((notice) => ({ ...notice, at: turn.startedAt })),
  usage: turn.usage ?? null,
  receipt: turn.receipt ?? null,
  version: turn.version ?? null,
  error: turn.error
    ? { code: turn.error.code, detail: turn.error.detail ?? null, retryable: turn.error.retryable ?? true }
    : null,
});
