import { json, send } from './http';
import type { components } from './schema';

export type QueuedTurn = components['schemas']['QueuedTurnDto'];

const of = (id: string) => `/projects/${encodeURIComponent(id)}/queue`;

export const readQueue = async (id: string) => (await json<{ items: QueuedTurn[] }>(of(id))).items;
export const changeQueued = (id: string, queued: string, change: { text?: string; position?: number }) =>
  send(`${of(id)}/${queued}`, { method: 'PATCH', json: change });
export const dropQueued = (id: string, queued: string) => send(`${of(id)}/${queued}`, { method: 'DELETE' });
export const startQueued = (id: string, queued: string) => send(`${of(id)}/${queued}/start`, { method: 'POST' });

/** A short wish as a fuller one, in the model's words. */
export const improvePrompt = async (text: string, model: string | null) =>
  (await json<{ text: string }>('/prompts/improve', { method: 'POST', json: { text, ...(model && { model }) } })).text;
