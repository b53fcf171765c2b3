import { Check, TriangleAlert } from 'lucide-react';
import type { Recipe } from '../../api/recipe';
import { useI18n } from '../../i18n/I18n';
import { isMessage, translateNamed } from '../../i18n/translate';

/** Why the app starts as it does, what it needs of the machine, and what its files ask for in vain. */
export function SetupFacts({ recipe }: { recipe: Recipe }) {
  const { t, language, errorText } = useI18n();
  const noteText = (code: string) => (isMessage(code as never) ? translateNamed(language, code as never, {}) : code);
  const missing = recipe.toolchains.filter((toolchain) => !toolchain.there);
  return (
    <>
      {recipe.problem ? (
        <section>
          <h2 className="struck text-lg">{t('setup.none.title')}</h2>
          <p className="mt-1.5 text-sm text-muted">
            {recipe.problem.code === 'sandbox.no-recipe' ? t('setup.none.body') : errorText(recipe.problem.code)}
          </p>
        </section>
      ) : (
        <section>
          <h2 className="text-sm font-semibold">{t('setup.why')}</h2>
          <p className="mt-1 text-sm text-muted" data-testid="setup-why">
            {recipe.from === 'forja.json'
              ? t('setup.settings')
              : t('setup.from', { file: recipe.from ?? '', kind: recipe.kind ?? '' })}
          </p>
          {recipe.toolchains.some((toolchain) => toolchain.there) && (
            <p className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-xs text-muted">
              {recipe.toolchains
                .filter((toolchain) => toolchain.there)
                .map((toolchain) => (
                  <span key={toolchain.program} className="inline-flex items-center gap-1">
                    <Check size={13} aria-hidden className="text-good" />
                    {t('setup.toolchain.there', { name: toolchain.name })}
                  </span>
                ))}
            </p>
          )}
        </section>
      )}
      {missing.length > 0 && (
        <section className="rounded-m border border-line-strong bg-raised p-4">
          <h2 className="text-sm font-semibold">{t('setup.toolchains')}</h2>
          {missing.map((toolchain) => (
            <div key={toolchain.program} className="mt-2 text-sm">
              <p className="flex items-center gap-1.5">
                <TriangleAlert size={14} aria-hidden className="shrink-0 text-bad" />
                {t('setup.toolchain.missing', { name: toolchain.name })}
              </p>
              <code className="mt-1.5 block overflow-x-auto rounded-s bg-hover px-2.5 py-1.5 font-mono text-xs select-all">
                {toolchain.install}
              </code>
            </div>
          ))}
        </section>
      )}
      {recipe.notes.length > 0 && (
        <details className="group rounded-m border border-line p-4">
          <summary className="cursor-pointer text-sm font-semibold">
            {t('setup.notes')} <span className="font-normal text-faint">({recipe.notes.length})</span>
          </summary>
          <p className="mt-1 text-xs text-muted">{t('setup.notes.hint')}</p>
          <ul className="mt-3 flex flex-col gap-2.5">
            {recipe.notes.map((note) => (
              <li key={`${note.file}\n${note.what}`} className="min-w-0 text-xs">
                <p className="text-muted">
                  <span className="font-mono text-ink">{note.file}</span> · {noteText(note.code)}
                </p>
                <code className="mt-0.5 block truncate font-mono text-faint" title={note.what}>
                  {note.what}
                </code>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
