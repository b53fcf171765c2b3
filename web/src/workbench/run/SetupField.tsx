import { useId } from 'react';
import { cx } from '../../design/classes';

interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
  placeholder?: string;
  hint?: string;
  /** Lines of a box for several; one line when it is left out. */
  rows?: number;
  numeric?: boolean;
  invalid?: boolean;
  className?: string;
}

const box =
  'w-full min-w-0 rounded-s border bg-surface px-2.5 font-mono text-xs text-ink placeholder:text-faint focus-visible:outline-2 focus-visible:outline-ember';

/** One box of the setup, under its name. */
export function SetupField({ label, value, onChange, placeholder, hint, rows, numeric, invalid, className }: Props) {
  const id = useId();
  const shared = {
    id,
    value,
    placeholder,
    spellCheck: false,
    autoComplete: 'off',
    'aria-invalid': invalid || undefined,
    'aria-describedby': hint ? `${id}-hint` : undefined,
  };
  const edge = invalid ? 'border-bad' : 'border-line-strong';
  return (
    <div className={cx('min-w-0', className)}>
      <label htmlFor={id} className="mb-1 block text-xs font-semibold text-muted">
        {label}
      </label>
      {rows ? (
        <textarea
          {...shared}
          rows={rows}
          onChange={(event) => onChange(event.target.value)}
          className={cx(box, edge, 'py-2')}
        />
      ) : (
        <input
          {...shared}
          inputMode={numeric ? 'numeric' : undefined}
          onChange={(event) => onChange(event.target.value)}
          className={cx(box, edge, 'h-8.5')}
        />
      )}
      {hint && (
        <p id={`${id}-hint`} className="mt-1 text-xs text-faint">
          {hint}
        </p>
      )}
    </div>
  );
}
