import { ChevronDown, Hammer, ListChecks, MessageCircleQuestion } from 'lucide-react';
import { Menu, MenuChoice } from '../design/Menu';
import type { TurnMode } from '../events/state';
import { useI18n } from '../i18n/I18n';

export const modeIcons = { build: Hammer, plan: ListChecks, ask: MessageCircleQuestion };
const modes: TurnMode[] = ['build', 'plan', 'ask'];

/** Whether the model builds at once, shows a plan first, or only answers. */
export function ModePicker({ mode, onMode }: { mode: TurnMode; onMode: (mode: TurnMode) => void }) {
  const { t } = useI18n();
  const Icon = modeIcons[mode];
  return (
    <Menu
      align="start"
      trigger={
        <button
          type="button"
          data-testid="mode"
          className="inline-flex h-8 shrink-0 items-center gap-1.5 rounded-s px-2 text-xs font-medium text-muted transition-colors duration-(--quick) hover:bg-hover hover:text-ink"
        >
          <Icon size={14} aria-hidden className="shrink-0" />
          <span className="sr-only">{t('mode')}: </span>
          {t(`mode.${mode}`)}
          <ChevronDown size={13} aria-hidden className="shrink-0" />
        </button>
      }
    >
      <MenuChoice
        label={t('mode')}
        name="modes"
        value={mode}
        onChange={onMode}
        options={modes.map((value) => ({ value, text: t(`mode.${value}`), note: t(`mode.${value}.note`) }))}
      />
    </Menu>
  );
}
