import { CircleCheck, CircleDashed, CircleX, X } from 'lucide-react';
import { codeOf } from '../../api/errors';
import { dropPromise, type KeptPromise } from '../../api/promises';
import { cx } from '../../design/classes';
import { IconButton } from '../../design/IconButton';
import { toast } from '../../design/toasts';
import { hasEnded, type Turn } from '../../events/state';
import { useI18n } from '../../i18n/I18n';
import { useProject } from '../useProject';
import { promiseText } from './promises';

/** What earlier requests left to be true: what holds, and which turn broke what does not. */
export function ReceiptPromises({ turn }: { turn: Turn }) {
  const { t } = useI18n();
  const promises = turn.receipt?.promises ?? [];
  const last = useProject((state) => state.turns.at(-1)?.id === turn.id);
  if (promises.length === 0) return null;
  return (
    <section aria-label={t('promises')} data-testid="promises" className="border-t border-line px-4 py-2.5">
      <h4 className="label">{t('promises')}</h4>
      <ul className="mt-1 max-h-56 overflow-y-auto">
        {promises.map((promise) => (
          <PromiseRow key={promise.id} promise={promise} droppable={last && hasEnded(turn)} />
        ))}
      </ul>
    </section>
  );
}

function PromiseRow({ promise, droppable }: { promise: KeptPromise; droppable: boolean }) {
  const { t, errorText, language } = useI18n();
  const id = useProject((state) => state.project.id);
  const words = promiseText(language, promise.line);
  const drop = () =>
    void dropPromise(id, promise.id).catch((error: unknown) => toast(errorText(codeOf(error)), { tone: 'bad' }));

  return (
    <li
      data-promise={promise.id}
      data-held={promise.held ?? 'unknown'}
      className="flex items-start gap-2.5 py-1 text-sm"
    >
      <State held={promise.held ?? null} />
      <span className="min-w-0 flex-1">
        <span className="wrap-anywhere">{words}</span>
        <span className={cx('block text-xs', promise.held === false ? 'font-semibold text-bad' : 'text-faint')}>
          {promise.held === false && promise.brokenBy
            ? t('promises.broken', { turn: promise.turn, by: promise.brokenBy })
            : t('promises.since', { turn: promise.turn })}
        </span>
      </span>
      {droppable && (
        <IconButton small label={t('promises.drop', { promise: words })} onClick={drop}>
          <X size={13} aria-hidden />
        </IconButton>
      )}
    </li>
  );
}

function State({ held }: { held: boolean | null }) {
  const { t } = useI18n();
  const [Icon, tone, label] =
    held === null
      ? ([CircleDashed, 'text-faint', t('receipt.status.skipped')] as const)
      : held
        ? ([CircleCheck, 'text-good', t('receipt.status.passed')] as const)
        : ([CircleX, 'text-bad', t('receipt.status.failed')] as const);
  return (
    <span className={cx('mt-0.5 shrink-0', tone)}>
      <Icon size={15} aria-hidden />
      <span className="sr-only">{label}</span>
    </span>
  );
}
