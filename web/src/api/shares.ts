import { json, send } from './http';
import type { Share, Shares } from './types';

const of = (id: string) => `/projects/${encodeURIComponent(id)}/shares`;

export interface NewShare {
  name: string;
  passcode: string | null;
  /** When it ends by itself. */
  endsAt: string | null;
}

/** Who can see the app, how far links carry from this server, and the links there are. */
export const listShares = (id: string, signal?: AbortSignal) => json<Shares>(of(id), { signal });

export const createShare = (id: string, share: NewShare) => json<Share>(of(id), { method: 'POST', json: share });

/** Ends a link at once, also for who is looking right now. */
export const revokeShare = (id: string, share: string) =>
  send(`${of(id)}/${encodeURIComponent(share)}`, { method: 'DELETE' });

/** Makes the project private: every link ends. */
export const revokeShares = (id: string) => send(of(id), { method: 'DELETE' });
