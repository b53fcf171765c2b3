import { Cpu, Play, RotateCw, Wrench } from 'lucide-react';
import { useState } from 'react';
import { codeOf } from '../../api/errors';
import { commandSandbox } from '../../api/projects';
import type { Turn } from '../../events/state';
import { Button } from '../../design/Button';
import { useI18n } from '../../i18n/I18n';
import { AddModel } from '../../prompt/AddModel';
import { STARTER_ONLY } from '../../prompt/models';
import { useProject } from '../useProject';
import { useWorkbench } from '../view';
import { nextStep } from './next-step';

/** Why the turn failed, in words, what the provider or the machine said, and the one next step. */
export function TurnError({ turn, last }: { turn: Turn; last: boolean }) {
  const { t, errorText } = useI18n();
  const { error } = turn;
  if (!error) return null;
  return (
    <div data-testid="turn-error" data-code={error.code} className="border-t border-line bg-bad-wash px-4 py-3 text-sm">
      <p className="font-medium text-bad">{errorText(error.code)}</p>
      {error.detail && (
        <details className="mt-1.5">
          <summary className="w-fit text-xs font-medium text-muted hover:text-ink">{t('turn.error.detail')}</summary>
          <p className="mt-1 max-h-40 overflow-y-auto font-mono text-xs wrap-anywhere whitespace-pre-wrap text-muted">
            {error.detail}
          </p>
        </details>
      )}
      {last && <Step turn={turn} code={error.code} />}
    </div>
  );
}

function Step({ turn, code }: { turn: Turn; code: string }) {
  const { t, errorText } = useI18n();
  const { send, sending } = useWorkbench();
  const id = useProject((state) => state.project.id);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [adding, setAdding] = useState(false);
  const step = nextStep(code, turn.model !== null && turn.model !== STARTER_ONLY);

  const evidence = () =>
    [
      ...turn.checks
        .filter((check) => check.status === 'failed')
        .map((check) => `${check.name}: ${check.detail ?? ''}`),
      turn.error?.detail ?? '',
    ]
      .filter((part) => part !== '')
      .join('\n');

  const steps = {
    retry: {
      text: t('chat.retry'),
      Icon: RotateCw,
      run: () => void send(turn.text, { mode: turn.mode, ...(turn.evidence && { evidence: turn.evidence }) }),
    },
    continue: { text: t('turn.continue'), Icon: Play, run: () => void send(t('turn.continue.prompt')) },
    fix: {
      text: t('preview.errors.fix'),
      Icon: Wrench,
      run: () => void send(t('turn.checks.prompt'), { evidence: evidence() || errorText(code) }),
    },
    restart: {
      text: t('workbench.restart'),
      Icon: RotateCw,
      run: () => void commandSandbox(id, 'restart').catch((failure: unknown) => setRefusal(codeOf(failure))),
    },
    'add-model': { text: t('home.model.none.how'), Icon: Cpu, run: () => setAdding(true) },
    reload: { text: t('app.broken.action'), Icon: RotateCw, run: () => location.reload() },
  };
  if (step === 'none') return null;
  const { text, Icon, run } = steps[step];
  return (
    <>
      <Button
        data-testid="turn-retry"
        data-step={step}
        size="s"
        className="mt-3"
        disabled={sending && step !== 'restart' && step !== 'add-model'}
        onClick={run}
      >
        <Icon size={13} aria-hidden />
        {text}
      </Button>
      {refusal && (
        <p role="alert" className="mt-2 text-bad">
          {errorText(refusal)}
        </p>
      )}
      <AddModel open={adding} onClose={() => setAdding(false)} />
    </>
  );
}
