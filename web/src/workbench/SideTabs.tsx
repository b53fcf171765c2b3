import { AppWindow, Braces, ScrollText } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { cx } from '../design/classes';
import { useI18n } from '../i18n/I18n';
import { useProject } from './useProject';
import { sideViews, useWorkbench, type View } from './view';

export const viewIcons = { preview: AppWindow, code: Braces, logs: ScrollText };

/** The tabs above the right pane. Arrow keys move between them. */
export function SideTabs({ view }: { view: View }) {
  const { t } = useI18n();
  const { show } = useWorkbench();
  const writing = useProject((state) => state.writing.size > 0);

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step === undefined) return;
    const index = sideViews.indexOf(view as (typeof sideViews)[number]);
    const next = sideViews[(index + step + sideViews.length) % sideViews.length];
    if (!next) return;
    show(next);
    event.currentTarget.querySelector<HTMLElement>(`[data-view=${next}]`)?.focus();
  };

  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- the tabs inside take the focus
    <div
      role="tablist"
      aria-label={t('workbench.views')}
      onKeyDown={onKeyDown}
      className="flex h-11 shrink-0 items-center gap-1 border-b border-line px-2"
    >
      {sideViews.map((name) => {
        const Icon = viewIcons[name];
        const selected = name === view;
        return (
          <button
            key={name}
            type="button"
            role="tab"
            data-view={name}
            data-testid={`tab-${name}`}
            aria-selected={selected}
            tabIndex={selected ? 0 : -1}
            onClick={() => show(name)}
            className={cx(
              'relative inline-flex h-8 items-center gap-2 rounded-s px-3 text-sm font-semibold transition-colors duration-(--quick)',
              selected ? 'bg-press text-ink' : 'text-muted hover:bg-hover hover:text-ink',
            )}
          >
            <Icon size={15} aria-hidden />
            {t(`workbench.${name}`)}
            {name === 'code' && writing && <span aria-hidden className="hot-dot absolute top-1 right-1" />}
          </button>
        );
      })}
    </div>
  );
}
