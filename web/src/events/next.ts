import type { LogLine, StoredTurn } from '../api/types';
import { nextTurn, startedTurn } from './next-turn';
import { hasEnded, MAX_LOG_LINES, sandboxOf, turnOf, type ProjectState, type Turn } from './state';
import type { EventOf, ProjectEvent } from './types';

/** The state after an event. Pure; an event that is already in the state changes nothing. */
export function next(state: ProjectState, event: ProjectEvent): ProjectState {
  if (isKnown(state, event)) return state;
  return apply({ ...state, seq: Math.max(state.seq, event.seq) }, event);
}

/** Turns read again from the server take the place of ours: what the stream could not give is in there. */
export function withTurns(state: ProjectState, stored: StoredTurn[]): ProjectState {
  const running = state.turns.filter((turn) => !hasEnded(turn));
  const kept = new Set(running.map((turn) => turn.id));
  const turns = [...stored.filter((turn) => !kept.has(turn.id)).map(turnOf), ...running];
  return { ...state, turns: turns.toSorted((a, b) => a.number - b.number) };
}

// A `replace` carries a whole text again, with the number of the newest event: several may come with the same one.
function isKnown(state: ProjectState, event: ProjectEvent): boolean {
  if (event.project !== state.project.id) return true;
  return event.seq < state.seq || (event.seq === state.seq && !('replace' in event && event.replace === true));
}

function apply(state: ProjectState, event: ProjectEvent): ProjectState {
  switch (event.type) {
    case 'turn-started':
      return {
        ...state,
        turns: [...state.turns.filter((turn) => turn.id !== event.turnId), startedTurn(event)],
        writing: new Map(),
        changed: new Set(),
      };
    case 'turn-resumed':
      return { ...inTurn(state, event.turnId, event), writing: new Map() };
    case 'file-started':
    case 'file-delta':
      return onWriting(state, event);
    case 'file-done':
      return {
        ...inTurn(state, event.turnId, event),
        files: new Map(state.files).set(event.path, { path: event.path, size: event.size, hash: event.hash }),
        writing: without(state.writing, event.path),
        changed: new Set(state.changed).add(event.path),
      };
    case 'file-deleted':
      return {
        ...inTurn(state, event.turnId, event),
        files: without(state.files, event.path),
        writing: without(state.writing, event.path),
      };
    case 'file-refused':
      return { ...inTurn(state, event.turnId, event), writing: without(state.writing, event.path) };
    case 'turn-done':
    case 'turn-failed':
      return { ...inTurn(state, event.turnId, event), writing: new Map() };
    case 'version':
      return onVersion(state, event);
    case 'sandbox':
      return { ...state, sandbox: sandboxOf(event.sandbox) };
    case 'preview-ready':
      return { ...state, previewGeneration: state.previewGeneration + 1 };
    case 'log':
      return { ...state, logs: withLines(state.logs, event) };
    case 'queue':
      return { ...state, queue: event.items };
    case 'project':
      return { ...state, project: { ...state.project, name: event.name, stack: event.stack ?? state.project.stack } };
    case 'project-deleted':
      return { ...state, deleted: true };
    case 'text':
    case 'status':
    case 'tool':
    case 'plan':
    case 'questions':
    case 'check':
    case 'usage':
    case 'receipt':
    case 'notice':
      return inTurn(state, event.turnId, event);
    default:
      return state;
  }
}

function inTurn(state: ProjectState, turnId: string, event: ProjectEvent): ProjectState {
  const index = state.turns.findLastIndex((turn) => turn.id === turnId);
  const turn = state.turns[index];
  if (!turn) return state;
  const turns = state.turns.slice();
  turns[index] = nextTurn(turn, event);
  return { ...state, turns };
}

function onWriting(state: ProjectState, event: EventOf<'file-started' | 'file-delta'>): ProjectState {
  const replaces = event.type === 'file-delta' && event.replace === true;
  const before = replaces || event.type === 'file-started' ? '' : (state.writing.get(event.path)?.text ?? '');
  const text = event.type === 'file-delta' ? before + event.text : '';
  return {
    ...inTurn(state, event.turnId, event),
    writing: new Map(state.writing).set(event.path, { turnId: event.turnId, text }),
  };
}

function onVersion(state: ProjectState, event: EventOf<'version'>): ProjectState {
  const { project: _project, seq: _seq, type: _type, ...version } = event;
  const files = new Map(state.files);
  for (const change of event.files) {
    if (change.change === 'deleted') files.delete(change.path);
    else files.set(change.path, { size: 0, ...files.get(change.path), path: change.path, hash: change.hash ?? null });
  }
  return {
    ...state,
    files,
    versions: [...state.versions.filter((known) => known.number !== version.number), version].toSorted(
      (a, b) => a.number - b.number,
    ),
    project: { ...state.project, version: Math.max(state.project.version, event.number) },
  };
}

function withLines(logs: LogLine[], event: EventOf<'log'>): LogLine[] {
  const newest = logs.at(-1)?.n ?? -1;
  const lines = event.lines
    .map((line, index) => ({ ...line, n: event.n + index, source: event.source, level: event.level }))
    .filter((line) => line.n > newest);
  const all = [...logs, ...lines];
  return all.length > MAX_LOG_LINES ? all.slice(-MAX_LOG_LINES) : all;
}

function without<V>(map: ReadonlyMap<string, V>, key: string): ReadonlyMap<string, V> {
  if (!map.has(key)) return map;
  const copy = new Map(map);
  copy.delete(key);
  return copy;
}

export type { Turn };
