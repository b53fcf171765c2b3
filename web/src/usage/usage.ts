import { json } from '../api/http';
import type { components } from '../api/schema';

type Schemas = components['schemas'];
export type AllUsage = Schemas['UsageDto'];
export type ProjectUsage = Schemas['ProjectUsageDetailDto'];
export type Estimate = Schemas['MonthlyEstimate'];

export const readUsage = (signal?: AbortSignal) => json<AllUsage>('/usage', { signal });
export const readProjectUsage = (id: string, signal?: AbortSignal) =>
  json<ProjectUsage>(`/projects/${encodeURIComponent(id)}/usage`, { signal });
