import { json, send } from './http';
import type { components } from './schema';

export type Services = components['schemas']['ServiceAnswers'];
export type ServiceInfo = components['schemas']['ServiceAnswer'];
export type SnapshotInfo = components['schemas']['SnapshotAnswer'];
export type DataTable = components['schemas']['DataTable'];
export type DataRows = components['schemas']['DataRows'];

export interface Window {
  offset: number;
  limit: number;
  sort?: string;
  descending?: boolean;
  match?: string;
}

const of = (id: string) => `/projects/${encodeURIComponent(id)}/services`;

export const listServices = (id: string, signal?: AbortSignal) => json<Services>(of(id), { signal });
export const addService = (id: string, kind: string) => json<Services>(of(id), { method: 'POST', json: { kind } });
export const removeService = (id: string, kind: string) => send(`${of(id)}/${kind}`, { method: 'DELETE' });
export const startService = (id: string, kind: string) => send(`${of(id)}/${kind}/start`, { method: 'POST' });

export const listTables = (id: string, kind: string, signal?: AbortSignal) =>
  json<DataTable[]>(`${of(id)}/${kind}/tables`, { signal });

export const readRows = (id: string, kind: string, table: DataTable, window: Window, signal?: AbortSignal) => {
  const query = new URLSearchParams({ offset: String(window.offset), limit: String(window.limit) });
  if (window.sort) query.set('sort', window.sort);
  if (window.descending) query.set('descending', 'true');
  if (window.match) query.set('match', window.match);
  const where = `${encodeURIComponent(table.schema)}/${encodeURIComponent(table.name)}`;
  return json<DataRows>(`${of(id)}/${kind}/tables/${where}?${query.toString()}`, { signal });
};

export const runQuery = (id: string, kind: string, statement: string, write: boolean) =>
  json<DataRows>(`${of(id)}/${kind}/query`, { method: 'POST', json: { statement, write } });

export const makeSnapshot = (id: string, kind: string, note: string) =>
  json<SnapshotInfo>(`${of(id)}/${kind}/snapshots`, { method: 'POST', json: { note } });
export const restoreSnapshot = (id: string, kind: string, number: number, files: boolean) =>
  send(`${of(id)}/${kind}/snapshots/${number}/restore`, { method: 'POST', json: { files } });
export const deleteSnapshot = (id: string, kind: string, number: number) =>
  send(`${of(id)}/${kind}/snapshots/${number}`, { method: 'DELETE' });
