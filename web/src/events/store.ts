import { listFiles } from '../api/files';
import { readLogs } from '../api/logs';
import { getProject, listTurns } from '../api/projects';
import { readQueue } from '../api/queue';
import type { FileEntry, LogLine, Version } from '../api/types';
import { listVersions } from '../api/versions';
import { follow } from './follow';
import { oncePerFrame } from './frame';
import { next, withTurns } from './next';
import { initialState, type ProjectState } from './state';
import type { ProjectEvent } from './types';

/** Owns the live state of one open project: what was read once, and every event after it. Events are applied once per frame. */
export class ProjectStore {
  private readonly listeners = new Set<() => void>();
  private waiting: ProjectEvent[] = [];
  private leave: () => void;
  private readonly flushSoon = oncePerFrame(() => this.flush());
  private closed = false;

  private constructor(private state: ProjectState) {
    this.leave = follow(state.project.id, {
      cursor: () => this.waiting.at(-1)?.seq ?? this.state.seq,
      receive: (events) => {
        this.waiting.push(...events);
        this.flushSoon();
      },
    });
  }

  static async open(id: string, signal: AbortSignal): Promise<ProjectStore> {
    // The project first: its cursor must not be newer than the turns read after it.
    const project = await getProject(id, signal);
    const turns = await listTurns(id, signal);
    signal.throwIfAborted();
    const store = new ProjectStore(initialState(project, turns));
    void store.readFiles();
    void store.readVersions();
    void store.readLogs();
    void store.load(readQueue, (state, queue) => ({ ...state, queue }));
    return store;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly get = (): ProjectState => this.state;

  close(): void {
    this.closed = true;
    this.leave();
  }

  /** Reads the tree again: an event names what changed, but not the size of everything. */
  async readFiles(): Promise<void> {
    await this.load(listFiles, (state, items: FileEntry[]) => ({
      ...state,
      files: new Map(items.map((file) => [file.path, file])),
    }));
  }

  /** The newest versions, or those before the oldest known one. */
  async readVersions(cursor: string | null = null): Promise<void> {
    await this.load(
      (id) => listVersions(id, cursor),
      (state, page) => ({
        ...state,
        versions: merged(cursor ? state.versions : [], page.items),
        earlierVersions: page.next ?? null,
      }),
    );
  }

  /** Takes in what this browser just learned of a version. */
  learnVersion(version: Version): void {
    this.replace({ ...this.state, versions: merged(this.state.versions, [version]) });
  }

  private async readLogs(): Promise<void> {
    await this.load(readLogs, (state, items: LogLine[]) => {
      const newest = items.at(-1)?.n ?? -1;
      return { ...state, logs: [...items, ...state.logs.filter((line) => line.n > newest)] };
    });
  }

  private async load<T>(read: (id: string) => Promise<T>, merge: (state: ProjectState, answer: T) => ProjectState) {
    try {
      const answer = await read(this.state.project.id);
      if (!this.closed) this.replace(merge(this.state, answer));
    } catch (error) {
      // What cannot be read stays as it was; the stream tells on its own when the server is away.
      console.warn('A part of the project could not be read.', error);
    }
  }

  private flush(): void {
    if (this.closed || this.waiting.length === 0) return;
    const events = this.waiting;
    this.waiting = [];
    const before = this.state;
    this.replace(events.reduce(next, before));
    if (events.some((event) => event.type === 'turn-done' || event.type === 'turn-failed')) void this.readTurns();
    if (events.some((event) => event.type === 'version')) void this.readFiles();
  }

  private readTurns(): Promise<void> {
    return this.load(listTurns, withTurns);
  }

  private replace(state: ProjectState): void {
    if (state === this.state) return;
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}

const merged = (known: Version[], read: Version[]): Version[] =>
  [...new Map([...known, ...read].map((version) => [version.number, version])).values()].toSorted(
    (a, b) => a.number - b.number,
  );
