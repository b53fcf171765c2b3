import { json } from './http';
import type { components } from './schema';

export type Egress = components['schemas']['EgressAnswer'];
export type EgressAttempt = components['schemas']['EgressAttempt'];

const of = (id: string) => `/projects/${encodeURIComponent(id)}/egress`;

export const readEgress = (id: string, signal?: AbortSignal) => json<Egress>(of(id), { signal });
export const setDomains = (id: string, domains: string[]) => json<Egress>(of(id), { method: 'PUT', json: { domains } });
export const allowDomain = (id: string, domain: string) =>
  json<Egress>(`${of(id)}/allow`, { method: 'POST', json: { domain } });
