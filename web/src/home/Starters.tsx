import { useEffect, useState } from 'react';
import { listStarters } from '../api/projects';
import type { Starter } from '../api/types';
import { useI18n } from '../i18n/I18n';
import { textIn } from '../i18n/translate';
import { StarterPicture } from './StarterPicture';

interface Props {
  onPick: (starter: Starter) => void;
  starting: string | null;
}

/** Small apps that already run, as cards. */
export function Starters({ onPick, starting }: Props) {
  const { t } = useI18n();
  const [starters, setStarters] = useState<Starter[] | null>(null);

  useEffect(() => {
    let current = true;
    listStarters().then(
      (items) => current && setStarters(items),
      // Without them the page still does its main job; the projects above already say that the server is away.
      () => current && setStarters([]),
    );
    return () => {
      current = false;
    };
  }, []);

  if (starters?.length === 0) return null;
  return (
    <section aria-labelledby="starters" className="mt-16">
      <h2 id="starters" className="struck text-xl">
        {t('home.starters')}
      </h2>
      <p className="mt-1 text-sm text-muted">{t('home.starters.hint')}</p>
      <ul className="mt-4 grid grid-cols-1 gap-3 min-[520px]:grid-cols-2 lg:grid-cols-3">
        {starters === null
          ? [1, 2, 3, 4, 5, 6].map((place) => <li key={place} className="skeleton h-56" />)
          : starters.map((starter) => (
              <StarterCard key={starter.id} starter={starter} onPick={onPick} starting={starting} />
            ))}
      </ul>
    </section>
  );
}

function StarterCard({ starter, onPick, starting }: Props & { starter: Starter }) {
  const { t, language } = useI18n();
  const title = textIn(starter.title, language);
  const missing = starter.missing[0];
  const frame =
    'relative flex h-full w-full flex-row overflow-hidden min-[520px]:flex-col rounded-m border border-line text-left';
  const content = (
    <>
      <StarterPicture id={starter.id} accent={starter.accent} />
      <span className="flex min-w-0 flex-1 flex-col px-4 py-3.5">
        <span className="font-semibold">
          {!missing && <span className="sr-only">{t('home.starters.start', { title: '' })}</span>}
          {title}
        </span>
        <span className="mt-1 text-sm text-muted">{textIn(starter.description, language)}</span>
        {missing && (
          <span className="mt-2 text-sm">
            {t('home.starters.missing', { name: missing.name })}
            <code className="mt-1 block text-xs break-words text-muted">{missing.install}</code>
          </span>
        )}
        <span className="mt-auto pt-3 text-xs text-faint">{starter.stack.join(' · ')}</span>
      </span>
    </>
  );

  return (
    <li>
      {missing ? (
        <div data-testid={`starter-${starter.id}`} className={`${frame} border-dashed`}>
          {content}
        </div>
      ) : (
        <button
          type="button"
          data-testid={`starter-${starter.id}`}
          disabled={starting !== null}
          onClick={() => onPick(starter)}
          className={`group ${frame} bg-surface transition-[border-color,box-shadow] duration-(--calm) hover:border-line-strong hover:shadow-2`}
        >
          {content}
          {starting === starter.id && <span aria-hidden className="hot-edge absolute inset-x-0 bottom-0 h-0.5" />}
        </button>
      )}
    </li>
  );
}
