import { CircleAlert, Moon } from 'lucide-react';
import { useState } from 'react';
import { codeOf } from '../../api/errors';
import { commandSandbox } from '../../api/projects';
import { Button } from '../../design/Button';
import { runningTurn } from '../../events/state';
import { useI18n } from '../../i18n/I18n';
import { stageText } from '../stage';
import { useProject } from '../useProject';
import { useWorkbench } from '../view';
import { Forge } from './Forge';
import { LogTail } from './LogTail';
import { Place } from './Place';

/** What stands in the place of the app while it is not there: what happens, why, and one way on. */
export function PreviewState({ failure, onRetry }: { failure: string | null; onRetry: () => void }) {
  const { t, errorText } = useI18n();
  const { show, send, sending } = useWorkbench();
  const busy = useProject((state) => runningTurn(state) !== null);
  const id = useProject((state) => state.project.id);
  const sandbox = useProject((state) => state.sandbox);
  const [refusal, setRefusal] = useState<string | null>(null);

  const command = async (name: 'start' | 'restart') => {
    setRefusal(null);
    try {
      await commandSandbox(id, name);
    } catch (error) {
      setRefusal(codeOf(error));
    }
  };

  if (failure) {
    return (
      <Place
        icon={<CircleAlert size={30} aria-hidden className="text-bad" />}
        title={t('preview.link.failed')}
        body={errorText(failure)}
      >
        <Button onClick={onRetry}>{t('app.retry')}</Button>
      </Place>
    );
  }
  if (sandbox.state === 'failed') {
    const reason = sandbox.reason;
    return (
      <Place
        icon={<CircleAlert size={30} aria-hidden className="text-bad" />}
        title={t('preview.failed.title')}
        body={reason ? errorText(reason.code) : undefined}
        refusal={refusal}
        tail={<LogTail text={reason?.output ?? null} />}
      >
        <Button kind="ember" onClick={() => void command('restart')}>
          {t('preview.failed.action')}
        </Button>
        {reason?.output && !busy && (
          <Button
            disabled={sending}
            onClick={() => void send(t('preview.failed.prompt'), { evidence: reason.output ?? '' })}
          >
            {t('preview.failed.fix')}
          </Button>
        )}
        <Button onClick={() => show('logs')}>{t('preview.failed.logs')}</Button>
      </Place>
    );
  }
  if (sandbox.state === 'stopped') {
    return (
      <Place
        icon={<Moon size={30} aria-hidden className="text-faint" />}
        title={t('preview.sleeping.title')}
        body={t('preview.sleeping.body')}
        refusal={refusal}
      >
        <Button kind="ember" onClick={() => void command('start')}>
          {t('preview.sleeping.action')}
        </Button>
      </Place>
    );
  }
  return (
    <Place
      icon={<Forge />}
      title={sandbox.state === 'starting' ? t(stageText(sandbox.stage)) : t('preview.starting.title')}
      body={t('preview.starting.body')}
      tail={<LogTail text={null} />}
    />
  );
}
