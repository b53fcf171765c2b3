import { json, send } from './http';
import type { components } from './schema';

export type TerminalInfo = components['schemas']['TerminalAnswer'];
export type Processes = components['schemas']['ProcessList'];

const of = (id: string) => `/projects/${encodeURIComponent(id)}/terminals`;

export const listTerminals = async (id: string, signal?: AbortSignal) =>
  (await json<{ items: TerminalInfo[] }>(of(id), { signal })).items;
export const openTerminal = (id: string) => json<TerminalInfo>(of(id), { method: 'POST', json: {} });
export const closeTerminal = (id: string, n: number) => send(`${of(id)}/${n}`, { method: 'DELETE' });

export const terminalSocket = (id: string, n: number): WebSocket => {
  const socket = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/api${of(id)}/${n}`);
  socket.binaryType = 'arraybuffer';
  return socket;
};

export const listProcesses = async (id: string, signal?: AbortSignal) =>
  (await json<Processes>(`/projects/${encodeURIComponent(id)}/sandbox/processes`, { signal })).items;
