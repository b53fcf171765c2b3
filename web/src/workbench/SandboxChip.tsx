import { cx } from '../design/classes';
import { useI18n } from '../i18n/I18n';
import { stageText } from './stage';
import { useProject } from './useProject';

const tones = {
  stopped: 'text-faint',
  frozen: 'text-faint',
  starting: 'text-care',
  running: 'text-good',
  failed: 'text-bad',
} as const;

/** Whether the app runs, in one word and one dot. */
export function SandboxChip() {
  const { t } = useI18n();
  const sandbox = useProject((state) => state.sandbox);
  const text = sandbox.state === 'starting' ? t(stageText(sandbox.stage)) : t(`sandbox.state.${sandbox.state}`);
  return (
    <span className={cx('ml-1 inline-flex items-center gap-1.5 text-xs font-medium', tones[sandbox.state])}>
      <span
        aria-hidden
        className={sandbox.state === 'starting' ? 'hot-dot' : 'size-2 shrink-0 rounded-full bg-current'}
      />
      <span className="sr-only sm:not-sr-only sm:max-w-48 sm:truncate">{text}</span>
    </span>
  );
}
