import { useI18n } from '../i18n/I18n';

const examples = ['1', '2', '3', '4', '5'] as const;

/** Prompts to begin with: a click puts one into the box, where it can still be changed. */
export function Examples({ onPick }: { onPick: (text: string) => void }) {
  const { t } = useI18n();
  return (
    <ul aria-label={t('home.examples')} className="mt-5 flex flex-wrap gap-2">
      {examples.map((example) => (
        <li key={example}>
          <button
            type="button"
            onClick={() => onPick(t(`home.examples.${example}.prompt`))}
            className="rounded-full border border-line bg-surface px-3 py-1.5 text-left text-sm text-muted transition-colors duration-(--quick) hover:border-line-strong hover:text-ink"
          >
            {t(`home.examples.${example}`)}
          </button>
        </li>
      ))}
    </ul>
  );
}
