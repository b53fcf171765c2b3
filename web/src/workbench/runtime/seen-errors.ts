import type { BuildError } from '../../sandbox/browser/compiler/types';
import type { SeenError } from '../preview/app-state';

/** What did not compile before what went wrong in the page: the second is often only the first's shadow. */
export const seenErrors = (build: readonly BuildError[], page: SeenError[]): SeenError[] => [
  ...build.map(({ message, file, line, column, frame }) => ({
    message,
    source: `/${file}:${line}:${column}`,
    trace: frame,
    count: 1,
  })),
  ...page,
];
