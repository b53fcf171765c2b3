import { send } from './http';
import type { components } from './schema';

export type KeptPromise = components['schemas']['KeptPromise'];

/** Nobody looks at it any more from then on. */
export const dropPromise = (id: string, promise: string) =>
  send(`/projects/${encodeURIComponent(id)}/promises/${encodeURIComponent(promise)}`, { method: 'DELETE' });
