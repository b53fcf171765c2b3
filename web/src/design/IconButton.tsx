import { Tooltip } from 'radix-ui';
import type { ComponentProps, ReactNode } from 'react';
import { cx } from './classes';

interface Props extends ComponentProps<'button'> {
  label: string;
  children: ReactNode;
  pressed?: boolean;
  /** For rows that are lower than a button. */
  small?: boolean;
}

/** A button that is only an icon: its label is read aloud and shown on hover. */
export function IconButton({ label, className, pressed, small, children, ...rest }: Props) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger asChild>
        <button
          type="button"
          aria-label={label}
          aria-pressed={pressed}
          className={cx(
            'inline-flex shrink-0 items-center justify-center rounded-s text-muted transition-colors duration-(--quick) hover:bg-hover hover:text-ink disabled:opacity-40 aria-pressed:bg-press aria-pressed:text-ink',
            small ? 'size-6' : 'size-8',
            className,
          )}
          {...rest}
        >
          {children}
        </button>
      </Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Content
          sideOffset={6}
          className="pop z-50 rounded-s bg-ink px-2 py-1 text-xs font-medium text-ground shadow-1"
        >
          {label}
        </Tooltip.Content>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
