import { expect, test } from 'vitest';
import type { Project, StoredTurn } from '../api/types';
import { next, withTurns } from './next';
import { initialState, MAX_LOG_LINES, runningTurn, type ProjectState } from './state';
import type { ProjectEvent } from './types';

/** An event without what every event has. */
type Body = ProjectEvent extends infer Event
  ? Event extends ProjectEvent
    ? Partial<Event> & Pick<Event, 'type'>
    : never
  : never;

const project: Project = {
  id: 'p',
  name: 'Kanban',
  prompt: 'a board',
  stack: ['React'],
  runtime: 'auto',
  createdAt: '2026-01-01T00:00:00Z',
  updatedAt: '2026-01-01T00:00:00Z',
  version: 1,
  previewUrl: 'http://p.preview.localhost/',
  starter: 'react',
  model: null,
  language: 'en',
  turnId: null,
  openUrl: 'http://p.preview.localhost/?token=1',
  sandbox: { state: 'stopped', stage: null, epoch: 0, ports: [], reason: null, programs: [] },
  seq: 10,
};

const at = '2026-01-01T00:00:01Z';
const event = (seq: number, body: Body) => ({ project: 'p', seq, at, ...body }) as ProjectEvent;
const storedTurn = (id: string, number: number, more: Partial<StoredTurn>): StoredTurn => ({
  id,
  number,
  text: 'a board',
  mode: 'build',
  evidence: null,
  questions: [],
  attachments: [],
  model: null,
  status: 'ready',
  startedAt: at,
  endedAt: null,
  reply: '',
  files: [],
  usage: null,
  receipt: null,
  version: null,
  error: null,
  notices: [],
  ...more,
});
const start = event(11, { type: 'turn-started', turnId: 't', number: 1, text: 'a board', model: 'm' });
const run = (...events: ProjectEvent[]): ProjectState => events.reduce(next, initialState(project, []));

test('a turn streams its words and its files, and ends with a version', () => {
  const state = run(
    start,
    event(12, { type: 'text', turnId: 't', text: 'Here ' }),
    event(13, { type: 'text', turnId: 't', text: 'it is.' }),
    event(14, { type: 'file-started', turnId: 't', path: 'src/App.tsx' }),
    event(15, { type: 'file-delta', turnId: 't', path: 'src/App.tsx', text: 'one\ntwo\n' }),
  );
  expect(runningTurn(state)?.reply).toBe('Here it is.');
  expect(state.writing.get('src/App.tsx')?.text).toBe('one\ntwo\n');
  expect(runningTurn(state)?.files).toEqual([{ path: 'src/App.tsx', state: 'writing', added: 2, removed: 0 }]);

  const done = [
    event(16, {
      type: 'file-done',
      turnId: 't',
      path: 'src/App.tsx',
      hash: 'h',
      size: 8,
      change: 'created',
      added: 2,
      removed: 0,
    }),
    event(17, {
      type: 'version',
      number: 2,
      author: 'model',
      message: 'a board',
      files: [{ path: 'src/App.tsx', change: 'created', hash: 'h', from: null }],
    }),
    event(18, { type: 'turn-done', turnId: 't', status: 'ready', version: 2 }),
  ].reduce(next, state);
  expect(done.writing.size).toBe(0);
  expect(done.files.get('src/App.tsx')).toEqual({ path: 'src/App.tsx', size: 8, hash: 'h' });
  expect(done.changed.has('src/App.tsx')).toBe(true);
  expect(done.project.version).toBe(2);
  expect(runningTurn(done)).toBeNull();
  expect(done.turns[0]).toMatchObject({ status: 'ready', version: 2, endedAt: at });
});

test('an event that is in the state already changes nothing', () => {
  const state = run(start, event(12, { type: 'text', turnId: 't', text: 'once' }));
  expect(next(state, event(12, { type: 'text', turnId: 't', text: 'once' }))).toBe(state);
  expect(next(state, start)).toBe(state);
});

test('an older whole text does not undo what came after it', () => {
  const state = run(
    start,
    event(12, { type: 'text', turnId: 't', text: 'old', replace: true }),
    event(13, { type: 'text', turnId: 't', text: ' new' }),
  );
  expect(next(state, event(12, { type: 'text', turnId: 't', text: 'old', replace: true }))).toBe(state);
});

test('after a resync, pieces that share the newest number are all taken', () => {
  const state = run(
    start,
    event(12, { type: 'text', turnId: 't', text: 'Hal' }),
    event(30, { type: 'text', turnId: 't', text: 'Half a sentence', replace: true }),
    event(30, { type: 'file-delta', turnId: 't', path: 'a.ts', text: 'a\n', replace: true }),
    event(30, { type: 'file-delta', turnId: 't', path: 'b.ts', text: 'b\nb\n', replace: true }),
    event(31, { type: 'text', turnId: 't', text: ' more' }),
  );
  expect(runningTurn(state)?.reply).toBe('Half a sentence more');
  expect([...state.writing].map(([path, { text }]) => [path, text])).toEqual([
    ['a.ts', 'a\n'],
    ['b.ts', 'b\nb\n'],
  ]);
  expect(runningTurn(state)?.files.map((file) => file.added)).toEqual([1, 2]);
});

test('a running turn that the snapshot knew is written anew by its own start', () => {
  const stored = storedTurn('t', 1, { status: 'writing', reply: 'Here ' });
  const state = [start, event(12, { type: 'text', turnId: 't', text: 'Here it is.' })].reduce(
    next,
    initialState(project, [stored]),
  );
  expect(state.turns).toHaveLength(1);
  expect(state.turns[0]?.reply).toBe('Here it is.');
});

test('a turn that fails keeps what was finished and drops the file that was not', () => {
  const state = run(
    start,
    event(12, {
      type: 'file-done',
      turnId: 't',
      path: 'a.ts',
      hash: 'h',
      size: 1,
      change: 'created',
      added: 1,
      removed: 0,
    }),
    event(13, { type: 'file-started', turnId: 't', path: 'b.ts' }),
    event(14, { type: 'turn-failed', turnId: 't', code: 'model.silent', retryable: true }),
  );
  expect(state.turns[0]?.files.map((file) => file.path)).toEqual(['a.ts']);
  expect(state.turns[0]?.error).toEqual({ code: 'model.silent', detail: null, retryable: true });
  expect(state.writing.size).toBe(0);
});

test('a refused and a deleted file leave the files being written', () => {
  const state = run(
    start,
    event(12, { type: 'file-started', turnId: 't', path: 'package-lock.json' }),
    event(13, { type: 'file-refused', turnId: 't', path: 'package-lock.json', code: 'file.protected' }),
    event(14, { type: 'file-deleted', turnId: 't', path: 'old.ts' }),
  );
  expect(state.writing.size).toBe(0);
  expect(state.turns[0]?.files).toMatchObject([
    { state: 'refused', code: 'file.protected' },
    { path: 'old.ts', state: 'deleted' },
  ]);
});

test('the receipt takes the place of the checks that came one by one', () => {
  const receipt = {
    version: 2,
    checks: [{ name: 'http', status: 'passed' as const, detail: '200', durationMs: 12 }],
    http: null,
    startedAt: at,
    endedAt: at,
  };
  const state = run(
    start,
    event(12, { type: 'check', turnId: 't', name: 'http', status: 'running' }),
    event(13, { type: 'check', turnId: 't', name: 'http', status: 'passed', durationMs: 12 }),
    event(14, { type: 'receipt', turnId: 't', receipt }),
  );
  expect(state.turns[0]?.checks).toEqual(receipt.checks);
});

test('log lines that were read from the page come once, and old ones are dropped', () => {
  const log = (seq: number, n: number, count: number) =>
    event(seq, {
      type: 'log',
      source: 'server',
      level: 'info',
      n,
      lines: Array.from({ length: count }, (_, i) => ({ at, text: `${n + i}` })),
    });
  const known = { ...initialState(project, []), logs: [{ n: 4, at, source: 'server', level: 'info', text: '4' }] };
  expect(next(known, log(11, 3, 4)).logs.map((line) => line.n)).toEqual([4, 5, 6]);
  expect(run(log(11, 0, MAX_LOG_LINES), log(12, MAX_LOG_LINES, 10)).logs).toHaveLength(MAX_LOG_LINES);
});

test('events of another project and of an unknown type change nothing that is shown', () => {
  const state = run(start);
  expect(next(state, { ...start, project: 'q', seq: 99 })).toBe(state);
  const unknown = next(state, { ...start, type: 'something-new', seq: 99 } as unknown as ProjectEvent);
  expect({ ...unknown, seq: state.seq }).toEqual(state);
});

test('turns that were read again complete what the stream could not give, and leave the running one alone', () => {
  const state = run(
    start,
    event(12, { type: 'turn-done', turnId: 't', status: 'ready' }),
    event(13, { type: 'turn-started', turnId: 'u', number: 2, text: 'more' }),
  );
  const stored = [storedTurn('t', 1, { reply: 'The whole reply.' }), storedTurn('u', 2, { status: 'queued' })];
  const after = withTurns(state, stored);
  expect(after.turns[0]?.reply).toBe('The whole reply.');
  expect(after.turns[1]).toBe(state.turns[1]);
});
