import type { BuildError } from '../compiler/types';
import type { PackagesState } from './ProjectPackages';

/** How far a project that runs in this browser is. */
export interface SessionState {
  /** `stuck`: the page runs a script that does not end. */
  status: 'starting' | 'running' | 'stuck' | 'failed';
  /** What the frame shows; another key makes another frame. */
  url: string | null;
  key: number;
  errors: BuildError[];
  packages: PackagesState;
  /** Packages that the sources import and package.json does not name. */
  missing: string[];
  adding: boolean;
  /** The page is answered by the server, because this browser lets no preview answer for itself. */
  byServer: boolean;
  /** The first compiler cannot be had here: a smaller one takes its place. */
  smallCompiler: boolean;
  /** Why it failed: a code for people. */
  failure: string | null;
}

export const starting: SessionState = {
  status: 'starting',
  url: null,
  key: 0,
  errors: [],
  packages: { status: 'asking' },
  missing: [],
  adding: false,
  byServer: false,
  smallCompiler: false,
  failure: null,
};
