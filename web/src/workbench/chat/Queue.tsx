import { ArrowUp, ListOrdered, Pencil, Play, X } from 'lucide-react';
import { codeOf } from '../../api/errors';
import { changeQueued, dropQueued, startQueued, type QueuedTurn } from '../../api/queue';
import { IconButton } from '../../design/IconButton';
import { toast } from '../../design/toasts';
import { runningTurn } from '../../events/state';
import { useI18n } from '../../i18n/I18n';
import { useProject } from '../useProject';
import { useWorkbench } from '../view';

/** Wishes that wait for the running turn: each can be taken back, put first, or started by hand after a failure. */
export function Queue() {
  const { t, errorText } = useI18n();
  const { composer, compose } = useWorkbench();
  const id = useProject((state) => state.project.id);
  const queue = useProject((state) => state.queue);
  const running = useProject((state) => runningTurn(state) !== null);
  if (queue.length === 0) return null;

  const attempt = (work: Promise<unknown>) =>
    void work.catch((error: unknown) => toast(errorText(codeOf(error)), { tone: 'bad' }));

  const edit = (item: QueuedTurn) => {
    attempt(dropQueued(id, item.id));
    composer.setMode(item.mode);
    compose(item.text);
  };

  return (
    <section
      aria-label={t('queue')}
      data-testid="queue"
      className="mb-2 overflow-hidden rounded-m border border-line bg-surface"
    >
      <h3 className="label flex items-center gap-1.5 px-3 pt-2">
        <ListOrdered size={13} aria-hidden />
        {t('queue')}
      </h3>
      <ol className="max-h-40 overflow-y-auto py-1">
        {queue.map((item, index) => (
          <li key={item.id} className="flex items-center gap-1 py-0.5 pr-1.5 pl-3 text-sm">
            <span className="min-w-0 flex-1 truncate" title={item.text}>
              {item.text}
            </span>
            {!running && index === 0 && (
              <IconButton small label={t('queue.start')} onClick={() => attempt(startQueued(id, item.id))}>
                <Play size={13} aria-hidden />
              </IconButton>
            )}
            {index > 0 && (
              <IconButton
                small
                label={t('queue.first')}
                onClick={() => attempt(changeQueued(id, item.id, { position: 0 }))}
              >
                <ArrowUp size={13} aria-hidden />
              </IconButton>
            )}
            <IconButton small label={t('queue.edit')} onClick={() => edit(item)}>
              <Pencil size={13} aria-hidden />
            </IconButton>
            <IconButton small label={t('queue.drop')} onClick={() => attempt(dropQueued(id, item.id))}>
              <X size={13} aria-hidden />
            </IconButton>
          </li>
        ))}
      </ol>
    </section>
  );
}
