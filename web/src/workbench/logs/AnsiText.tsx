import { memo, useMemo } from 'react';
import { cx } from '../../design/classes';
import { readAnsi, type AnsiColor } from './ansi';

const tones: Record<AnsiColor, string> = {
  black: 'text-faint',
  red: 'text-bad',
  green: 'text-good',
  yellow: 'text-care',
  blue: 'ansi-blue',
  magenta: 'ansi-magenta',
  cyan: 'ansi-cyan',
  white: 'text-ink',
};

/** A line of terminal output in its colours. */
export const AnsiText = memo(({ text }: { text: string }) => {
  const runs = useMemo(() => readAnsi(text), [text]);
  return runs.map((run, index) => (
    <span
      key={index}
      className={cx(run.color && tones[run.color], run.bold && 'font-bold', run.dim && 'opacity-70') || undefined}
    >
      {run.text}
    </span>
  ));
});
AnsiText.displayName = 'AnsiText';
