import type { Connection, FromHub } from './hub';
import { connect, type Transport } from './transport';
import type { ProjectEvent } from './types';

interface Following {
  cursor(): number;
  receive(events: ProjectEvent[]): void;
}

const following = new Map<string, Following>();
const connectionListeners = new Set<() => void>();
let connection: Connection = 'connecting';
let transport: Transport | null = null;

/** Follows a project's events from where its state ends; gives the way to leave. One follower for each project and tab. */
export function follow(project: string, follower: Following): () => void {
  following.set(project, follower);
  hub().send({ type: 'follow', project, after: follower.cursor() });
  return () => {
    following.delete(project);
    hub().send({ type: 'leave', project });
  };
}

export const currentConnection = (): Connection => connection;

export function onConnection(listener: () => void): () => void {
  connectionListeners.add(listener);
  return () => connectionListeners.delete(listener);
}

function hub(): Transport {
  if (transport) return transport;
  transport = connect(receive, followAgain);
  // After sleep or without network the hub waits; a person who comes back should not.
  const nudge = () => document.visibilityState === 'visible' && transport?.send({ type: 'nudge' });
  addEventListener('online', nudge);
  document.addEventListener('visibilitychange', nudge);
  // A page that comes back out of the browser's back-forward cache has missed what came meanwhile.
  addEventListener('pageshow', (event) => event.persisted && followAgain());
  return transport;
}

function receive(message: FromHub): void {
  if (message.type === 'connection') {
    connection = message.connection;
    for (const listener of connectionListeners) listener();
    return;
  }
  const byProject = Map.groupBy(message.events, (event) => event.project);
  for (const [project, events] of byProject) following.get(project)?.receive(events);
}

function followAgain(): void {
  for (const [project, follower] of following) transport?.send({ type: 'follow', project, after: follower.cursor() });
}
