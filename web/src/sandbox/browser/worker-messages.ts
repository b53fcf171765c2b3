import type { Build, Change, Emitted, Packages, Place, Plan } from './compiler/types';

export type Ask = { id: number } & (
  | { op: 'open'; appOrigin: string }
  | { op: 'build'; changes: Change[]; packages: Packages | null }
  | { op: 'everything' }
  | { op: 'invalidate'; url: string }
  | { op: 'locate'; places: Place[] }
  | { op: 'snapshot' }
  | { op: 'bodies'; hashes: string[] }
);

/** One answer of the whole, by what is in it. */
export interface Listed {
  path: string;
  hash: string;
  contentType: string;
}

export interface Results {
  open: 'oxc' | 'sucrase';
  build: Build;
  everything: Emitted[];
  invalidate: { plan: Plan; files: Emitted[] };
  locate: ({ path: string; line: number; column: number } | null)[];
  snapshot: Listed[];
  bodies: { hash: string; body: string | Uint8Array }[];
}

export type Answer = { id: number; result: Results[keyof Results] } | { id: number; failure: string };
