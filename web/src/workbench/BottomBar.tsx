import { MessageSquareText } from 'lucide-react';
import { cx } from '../design/classes';
import { useI18n } from '../i18n/I18n';
import { viewIcons } from './SideTabs';
import { useProject } from './useProject';
import { useWorkbench, type View } from './view';

const icons = { chat: MessageSquareText, ...viewIcons };
const views: View[] = ['chat', 'preview', 'code', 'logs'];

/** On a phone the views are chosen at the bottom, where the thumb is. */
export function BottomBar({ view }: { view: View }) {
  const { t } = useI18n();
  const { show } = useWorkbench();
  const writing = useProject((state) => state.writing.size > 0);
  return (
    <nav
      aria-label={t('workbench.views')}
      className="grid shrink-0 grid-cols-4 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)]"
    >
      {views.map((name) => {
        const Icon = icons[name];
        return (
          <button
            key={name}
            type="button"
            data-testid={`tab-${name}`}
            aria-current={view === name ? 'page' : undefined}
            onClick={() => show(name)}
            className={cx(
              'relative flex h-14 flex-col items-center justify-center gap-1 text-2xs font-semibold -outline-offset-2',
              view === name ? 'text-ink' : 'text-faint',
            )}
          >
            <Icon size={20} aria-hidden />
            {t(`workbench.${name}`)}
            {view === name && <span aria-hidden className="absolute inset-x-6 top-0 h-0.5 rounded-full bg-ember" />}
            {name === 'code' && writing && (
              <span aria-hidden className="hot-dot absolute top-2 right-[calc(50%-18px)]" />
            )}
          </button>
        );
      })}
    </nav>
  );
}
