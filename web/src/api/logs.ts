import { json } from './http';
import type { LogLine } from './types';

export const readLogs = async (id: string, signal?: AbortSignal): Promise<LogLine[]> =>
  (await json<{ items: LogLine[] }>(`/projects/${encodeURIComponent(id)}/sandbox/logs`, { signal })).items;
