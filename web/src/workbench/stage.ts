import type { MessageKey } from '../i18n/types';

const stages = ['preparing-dependencies', 'starting-services', 'starting', 'waiting-for-port'] as const;

/** The text for a sandbox's stage on its way to running. */
export function stageText(stage: string | null | undefined): Extract<MessageKey, `sandbox.stage.${string}`> {
  const known = stages.find((name) => name === stage);
  return known ? `sandbox.stage.${known}` : 'sandbox.stage.none';
}
