import type { components } from '../api/schema';

/** What a project's event stream says. `seq` grows within a project; `type` tells which event it is, and unknown ones are skipped. */
export type ProjectEvent = components['schemas']['ProjectEvent'];

export type EventOf<Type extends ProjectEvent['type']> = Extract<ProjectEvent, { type: Type }>;
