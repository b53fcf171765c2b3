import { originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';
import type { Loaded } from './module';
import type { Place } from './types';

/** Follows the maps of a module from what the browser ran to what was written. Without maps lines are those of the file. */
export function locate(
  path: string,
  loaded: Loaded,
  place: Place,
): { path: string; line: number; column: number } | null {
  let line = place.line;
  let column = Math.max(0, place.column - 1 - (line === 1 ? (loaded.headLength ?? 0) : 0));
  for (const map of loaded.maps) {
    const found = originalPositionFor(new TraceMap(map as never), { line, column });
    if (found.line === null) return loaded.maps.indexOf(map) === 0 ? null : { path, line: 1, column: 1 };
    ({ line, column } = found);
  }
  return { path, line, column: column + 1 };
}
