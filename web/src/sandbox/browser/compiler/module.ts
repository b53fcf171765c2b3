import type { Link } from './analyze';
import type { Resolution } from './resolve';
import type { BuildError, SourceMap } from './types';

/** What a loader makes of a file. */
export interface Loaded {
  code: string;
  type: string;
  /** The files that it was made of; a change of any makes it anew. */
  sources: string[];
  links: Link[];
  acceptsItself: boolean;
  accepts: string[];
  usesHot: boolean;
  /** From the emitted code back to the file, the last step first. */
  maps: SourceMap[];
  /** So many letters stand before the code of the maps, on its first line. */
  headLength?: number;
  /** What is answered as it is, in the place of code. */
  body?: string | Uint8Array;
  /** It asked which files there are: another file may change it. */
  globs?: boolean;
  /** A style sheet that Tailwind makes: its text depends on every source. */
  tailwind?: boolean;
}

/** A module of the graph: an address on the preview's host, and what stands there. */
export interface Module {
  /** Its address: path, and variant as query. */
  readonly id: string;
  readonly path: string;
  readonly variant: string;
  /** The files that decide what it is, whether it could be made or not. */
  sources: string[];
  /** The newest that compiled. It is in use once all that it imports is there. */
  candidate: Loaded | null;
  loaded: Loaded | null;
  /** Where the links of what is in use lead, in their order. */
  targets: Resolution[];
  importers: Set<string>;
  /** Addresses of dependencies whose updates it takes. */
  accepts: Set<string>;
  /** Raised when it is imported anew; part of its address from then on. */
  version: number;
  /** What was answered last. */
  emitted: string | Uint8Array | null;
  /** Why the newest text of its file cannot be used. */
  errors: BuildError[];
  linkErrors: BuildError[];
}

export const newModule = (id: string, path: string, variant: string): Module => ({
  id,
  path,
  variant,
  sources: [path],
  candidate: null,
  loaded: null,
  targets: [],
  importers: new Set(),
  accepts: new Set(),
  version: 0,
  emitted: null,
  errors: [],
  linkErrors: [],
});

/** A module without links, which nothing in the project can change but its own file. */
export const plain = (code: string, type: string, sources: string[]): Loaded => ({
  code,
  type,
  sources,
  links: [],
  acceptsItself: false,
  accepts: [],
  usesHot: false,
  maps: [],
});
