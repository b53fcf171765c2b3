import type { ReactNode } from 'react';
import { RuntimeContext, useReadRuntime } from './useProjectRuntime';

/** Lets everything in an open project know where it runs. */
export function RuntimeProvider({ children }: { children: ReactNode }) {
  return <RuntimeContext value={useReadRuntime()}>{children}</RuntimeContext>;
}
