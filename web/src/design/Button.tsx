import type { ComponentProps } from 'react';
import { cx } from './classes';

type Kind = 'ember' | 'iron' | 'plain' | 'danger';

interface Props extends ComponentProps<'button'> {
  kind?: Kind;
  size?: 's' | 'm';
}

const kinds: Record<Kind, string> = {
  ember: 'bg-ember text-on-ember hover:bg-ember-hover disabled:bg-press disabled:text-faint',
  iron: 'bg-raised text-ink border border-line-strong hover:bg-hover disabled:text-faint',
  plain: 'text-muted hover:bg-hover hover:text-ink disabled:text-faint',
  danger: 'bg-bad text-raised hover:opacity-90 disabled:opacity-60',
};

const base =
  'inline-flex shrink-0 items-center justify-center gap-1.5 rounded-s font-semibold whitespace-nowrap transition-colors duration-(--quick)';

export function Button({ kind = 'iron', size = 'm', className, type = 'button', ...rest }: Props) {
  const sizing = size === 's' ? 'h-7 px-2.5 text-xs' : 'h-9 px-3.5 text-sm';
  return <button type={type} className={cx(base, sizing, kinds[kind], className)} {...rest} />;
}
