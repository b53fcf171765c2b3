import { ChevronDown, Cpu } from 'lucide-react';
import { useState } from 'react';
import { Menu, MenuChoice, MenuItem, MenuLine } from '../design/Menu';
import { useI18n } from '../i18n/I18n';
import { AddModel } from './AddModel';
import { describe, nameOf, STARTER_ONLY, type ModelChoice } from './models';

const button =
  'inline-flex h-8 min-w-0 items-center gap-1.5 rounded-s px-2 text-xs font-medium text-muted transition-colors duration-(--quick) hover:bg-hover hover:text-ink';

/** Picks the model; without any it says so, and how to add one. */
export function ModelPicker({ choice, withStarter }: { choice: ModelChoice; withStarter?: boolean }) {
  const { t, language } = useI18n();
  const [adding, setAdding] = useState(false);
  const { models, chosen } = choice;
  if (!models) return <span className="skeleton h-5 w-28" />;

  const picked = models.items.find((model) => model.id === chosen);
  return (
    <>
      {models.items.length === 0 ? (
        <button type="button" className={button} onClick={() => setAdding(true)}>
          <Cpu size={14} aria-hidden className="shrink-0" />
          <span className="truncate">{t('home.model.none.short')}</span>
        </button>
      ) : (
        <Menu
          align="start"
          trigger={
            <button type="button" className={button}>
              <Cpu size={14} aria-hidden className="shrink-0" />
              <span className="sr-only">{t('home.model')}: </span>
              <span className="truncate">{picked ? nameOf(picked) : t('home.model.starter')}</span>
              <ChevronDown size={13} aria-hidden className="shrink-0" />
            </button>
          }
        >
          <MenuChoice
            label={t('home.model')}
            value={chosen ?? ''}
            onChange={choice.choose}
            options={[
              ...models.items.map((model) => ({
                value: model.id,
                text: nameOf(model),
                note: describe(model, language, t),
              })),
              ...(withStarter ? [{ value: STARTER_ONLY, text: t('home.model.starter') }] : []),
            ]}
          />
          <MenuLine />
          <MenuItem onSelect={() => setAdding(true)}>{t('home.model.none.how')}</MenuItem>
        </Menu>
      )}
      <AddModel open={adding} onClose={() => setAdding(false)} />
    </>
  );
}
