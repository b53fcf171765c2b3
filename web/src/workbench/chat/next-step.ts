/** The one thing that helps after a failure. */
export type NextStep = 'retry' | 'continue' | 'add-model' | 'restart' | 'fix' | 'reload' | 'none';

const byCode: Record<string, NextStep> = {
  'model.none': 'add-model',
  'model.unknown': 'add-model',
  'turn.checks-failed': 'fix',
  'auth.required': 'reload',
  'http.401': 'reload',
  'budget.exhausted': 'none',
  'prompt.empty': 'none',
};

/**
 * What a person can do about a turn that failed. `wroteByModel` is false for a turn that only put a starter in place: asking
 * again would change nothing there, but its app can be started again.
 */
export function nextStep(code: string, wroteByModel: boolean): NextStep {
  const known = byCode[code];
  if (known === 'fix' && !wroteByModel) return 'restart';
  if (known) return known;
  if (code.startsWith('limit.')) return 'continue';
  if (code.startsWith('dependencies.')) return wroteByModel ? 'fix' : 'restart';
  if (code.startsWith('sandbox.') || !wroteByModel) return 'restart';
  return 'retry';
}
