import { readStream, type Received } from './stream';
import type { ProjectEvent } from './types';

/** What a tab says to the hub. */
export type ToHub =
  { type: 'follow'; project: string; after: number } | { type: 'leave'; project: string } | { type: 'nudge' };

export type Connection = 'connecting' | 'live' | 'waiting' | 'refused' | 'gone';

/** What the hub says to a tab. */
export type FromHub = { type: 'events'; events: ProjectEvent[] } | { type: 'connection'; connection: Connection };

export interface Follower {
  post(message: FromHub): void;
}

export interface HubSettings {
  /** Opens `GET /api/events` for the given cursors; throws when there is no answer. */
  open(query: string, signal: AbortSignal): Promise<Response>;
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
}

// The server sends a heartbeat every 15 s; twice that and some more without a byte means that the connection is dead.
export const SILENCE_MS = 40_000;
const FIRST_RETRY_MS = 250;
const LAST_RETRY_MS = 10_000;

/**
 * The one event stream of a browser, shared by all of its tabs. It keeps one cursor for each project, opens the stream again
 * from these cursors whenever it breaks or a tab needs something older, and gives every event to the tabs that follow its project.
 * Only the hub moves cursors; tabs drop what they already have by its number.
 */
export class EventHub {
  private readonly cursors = new Map<string, number>();
  private readonly followers = new Map<Follower, Set<string>>();
  private stop: AbortController | null = null;
  private connection: Connection = 'connecting';

  constructor(private readonly settings: HubSettings) {}

  receive(from: Follower, message: ToHub): void {
    if (message.type === 'follow') this.follow(from, message.project, message.after);
    else if (message.type === 'leave') this.leave(from, message.project);
    else if (this.connection === 'waiting' || this.connection === 'refused') this.restart();
  }

  remove(follower: Follower): void {
    const projects = this.followers.get(follower);
    this.followers.delete(follower);
    for (const project of projects ?? []) this.forget(project);
  }

  private follow(from: Follower, project: string, after: number): void {
    const projects = this.followers.get(from) ?? new Set();
    this.followers.set(from, projects.add(project));
    const cursor = this.cursors.get(project);
    if (cursor !== undefined && cursor <= after && this.connection !== 'refused') {
      from.post({ type: 'connection', connection: this.connection });
      return;
    }
    this.cursors.set(project, Math.min(after, cursor ?? after));
    this.restart();
  }

  private leave(from: Follower, project: string): void {
    this.followers.get(from)?.delete(project);
    this.forget(project);
  }

  // The stream keeps running when somebody else still reads it; what nobody follows is dropped at its next start.
  private forget(project: string): void {
    if ([...this.followers.values()].some((projects) => projects.has(project))) return;
    this.cursors.delete(project);
    if (this.cursors.size === 0) this.stop?.abort();
  }

  private restart(): void {
    this.stop?.abort();
    this.stop = new AbortController();
    void this.run(this.stop.signal);
  }

  private async run(signal: AbortSignal): Promise<void> {
    let retry = FIRST_RETRY_MS;
    // Several projects that are followed in the same moment share one request.
    await Promise.resolve();
    while (!signal.aborted && this.cursors.size > 0) {
      this.tell('connecting');
      const end = await this.readOnce(signal, () => (retry = FIRST_RETRY_MS));
      if (signal.aborted) return;
      if (end !== 'broken') return this.tell(end);
      this.tell('waiting');
      await this.settings.sleep(retry, signal);
      retry = Math.min(retry * 2, LAST_RETRY_MS);
    }
  }

  /** Reads one connection to its end; tells whether another try can change anything. */
  private async readOnce(signal: AbortSignal, onLive: () => void): Promise<'broken' | 'refused' | 'gone'> {
    const query = [...this.cursors].map(([project, cursor]) => `project=${project}@${cursor}`).join('&');
    const connection = new AbortController();
    const both = AbortSignal.any([signal, connection.signal]);
    let silence = setTimeout(() => connection.abort(), SILENCE_MS);
    try {
      const response = await this.settings.open(query, both);
      if (response.status === 401 || response.status === 403) return 'refused';
      if (response.status === 404) return 'gone';
      if (!response.ok || !response.body) return 'broken';
      this.tell('live');
      let held: ProjectEvent[] = [];
      for await (const received of readStream(response.body)) {
        clearTimeout(silence);
        silence = setTimeout(() => connection.abort(), SILENCE_MS);
        onLive();
        if (signal.aborted) break;
        held = this.take(held, received);
      }
    } catch {
      // A broken connection is everyday here; the caller waits and opens it again from the same cursors.
    } finally {
      clearTimeout(silence);
      connection.abort();
    }
    return 'broken';
  }

  /** Hands on what is complete and gives back what is not: pieces whose last one is still to come. */
  private take(held: ProjectEvent[], received: Received[]): ProjectEvent[] {
    let open = held;
    const complete: ProjectEvent[] = [];
    for (const { event, cursor } of received) {
      if (event) open.push(event);
      if (cursor === null) continue;
      this.move(cursor);
      complete.push(...open);
      open = [];
    }
    if (complete.length > 0) this.deliver(complete);
    return open;
  }

  /** The cursors of all projects in the stream, as the server writes them: `ID@12,ID@7`. */
  private move(cursors: string): void {
    for (const item of cursors.split(',')) {
      const [project = '', seq] = item.split('@');
      if (this.cursors.has(project)) this.cursors.set(project, Number(seq));
    }
  }

  private deliver(events: ProjectEvent[]): void {
    for (const [follower, projects] of this.followers) {
      const wanted = events.filter((event) => projects.has(event.project));
      if (wanted.length > 0) follower.post({ type: 'events', events: wanted });
    }
  }

  private tell(connection: Connection): void {
    if (this.connection === connection) return;
    this.connection = connection;
    for (const follower of this.followers.keys()) follower.post({ type: 'connection', connection });
  }
}
