import { Check, X } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { Button } from '../../../design/Button';
import { cx } from '../../../design/classes';
import { IconButton } from '../../../design/IconButton';
import { useI18n } from '../../../i18n/I18n';
import { colours, paddings, sizes, type Style } from './changes';
import { isFound } from './places';
import type { Edited } from './useEdit';

interface Props {
  edited: Edited;
  onSave: (text: string | null, style: Style) => Promise<boolean>;
  /** Asks a model instead. */
  onAsk: () => void;
  onClose: () => void;
}

/** The element that was pointed at: its text and simple looks, to change at once. What is not certain is offered as a wish instead. */
export default function EditCard({ edited, onSave, onAsk, onClose }: Props) {
  const { t } = useI18n();
  const [text, setText] = useState(edited.text ?? '');
  const [style, setStyle] = useState<Style>({});
  const [busy, setBusy] = useState(false);
  const { textPlace, tagPlace } = edited;
  const hasText = edited.text !== null && isFound(textPlace);
  const hasTag = isFound(tagPlace);
  const textChanged = hasText && text !== edited.text && text.trim() !== '';
  const changed = textChanged || Object.keys(style).length > 0;
  const choose = (part: Style) => setStyle((before) => ({ ...before, ...part }));

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const done = await onSave(textChanged ? text : null, style);
    if (!done) setBusy(false);
  };

  const why = isFound(textPlace) || edited.text === null ? null : textPlace.places;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape leaves it from any of its fields
    <form
      data-testid="edit-card"
      aria-label={t('edit.title')}
      onSubmit={(event) => void submit(event)}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
      className="pop absolute right-3 bottom-3 left-3 z-10 ml-auto max-h-[calc(100%-1.5rem)] max-w-md overflow-y-auto rounded-m border border-line bg-raised p-3.5 shadow-2"
    >
      <div className="flex items-center gap-2">
        <h2 className="min-w-0 flex-1 truncate font-mono text-xs text-muted">{edited.element.selector}</h2>
        <IconButton small label={t('app.close')} onClick={onClose}>
          <X size={14} aria-hidden />
        </IconButton>
      </div>
      {hasText && (
        <label className="mt-1 block text-sm text-muted">
          {t('edit.text')}
          <textarea
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- the person just pointed at this text
            autoFocus
            data-testid="edit-text"
            rows={text.length > 60 ? 3 : 1}
            value={text}
            onChange={(event) => setText(event.target.value)}
            className="mt-1 w-full resize-y rounded-s border border-line-strong bg-surface px-2.5 py-1.5 text-sm text-ink"
          />
        </label>
      )}
      {hasTag && (
        <>
          <fieldset className="mt-2">
            <legend className="text-sm text-muted">{t('edit.colour')}</legend>
            <div className="mt-1 flex flex-wrap gap-1.5">
              {Object.entries(colours).map(([name, value]) => (
                <button
                  key={name}
                  type="button"
                  title={name}
                  aria-label={name}
                  aria-pressed={style.colour === name}
                  onClick={() => choose({ colour: name })}
                  className="grid size-7 place-items-center rounded-full border border-line-strong"
                  style={{ background: value }}
                >
                  {style.colour === name && (
                    <Check size={14} aria-hidden className={name === 'white' ? 'text-black' : 'text-white'} />
                  )}
                </button>
              ))}
            </div>
          </fieldset>
          <div className="mt-2 grid grid-cols-2 gap-2">
            <Choice
              label={t('edit.size')}
              value={style.size ?? ''}
              options={sizes}
              onChange={(size) => choose({ size: sizes.find((other) => other === size) })}
            />
            <Choice
              label={t('edit.padding')}
              value={style.padding === undefined ? '' : String(style.padding)}
              options={paddings.map(String)}
              textOf={(step) => `${Number(step) * 4} px`}
              onChange={(step) => choose({ padding: paddings.find((other) => String(other) === step) })}
            />
          </div>
        </>
      )}
      {!hasText && (
        <p data-testid="edit-uncertain" className="mt-2 text-sm text-muted">
          {why === null ? t('edit.inner') : why === 0 ? t('edit.nowhere') : t('edit.places', { count: why })}
        </p>
      )}
      <div className={cx('mt-3 flex items-center gap-2', !hasText && !hasTag && 'justify-end')}>
        <Button size="s" kind={hasText || hasTag ? 'plain' : 'ember'} data-testid="edit-ask" onClick={onAsk}>
          {t('edit.ask')}
        </Button>
        {(hasText || hasTag) && (
          <Button
            type="submit"
            size="s"
            kind="ember"
            data-testid="edit-save"
            disabled={!changed || busy}
            className="ml-auto"
          >
            {t('edit.save')}
          </Button>
        )}
      </div>
    </form>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  options: readonly string[];
  textOf?: (option: string) => string;
  onChange: (value: string) => void;
}

function Choice({ label, value, options, textOf, onChange }: ChoiceProps) {
  const { t } = useI18n();
  return (
    <label className="block text-sm text-muted">
      {label}
      <select
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="mt-1 h-8 w-full rounded-s border border-line-strong bg-surface px-2 text-sm text-ink"
      >
        <option value="" disabled={value !== ''}>
          {t('edit.same')}
        </option>
        {options.map((option) => (
          <option key={option} value={option}>
            {textOf ? textOf(option) : option}
          </option>
        ))}
      </select>
    </label>
  );
}
