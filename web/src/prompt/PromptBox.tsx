import { useLayoutEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { cx } from '../design/classes';

interface Props {
  label: string;
  name: 'prompt' | 'composer';
  placeholder: string;
  value: string;
  onChange: (text: string) => void;
  onSend: () => void;
  /** What stands below the text: the model picker, the send button. */
  children: ReactNode;
  large?: boolean;
  autoFocus?: boolean;
  /** Something is under way: the hot edge shows it. */
  busy?: boolean;
  readOnly?: boolean;
}

/** Taller than this it scrolls inside, so that the send button stays in sight. */
const tallest = { large: 320, small: 200 };

/** Where a person says what they want. Enter sends, Shift+Enter starts a new line; it grows with the text. */
export function PromptBox({
  label,
  name,
  placeholder,
  value,
  onChange,
  onSend,
  children,
  large,
  autoFocus,
  busy,
  readOnly,
}: Props) {
  const box = useRef<HTMLTextAreaElement>(null);

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    element.style.height = 'auto';
    element.style.height = `${Math.min(element.scrollHeight, large ? tallest.large : tallest.small)}px`;
  }, [value, large]);

  useLayoutEffect(() => {
    // A touch screen would open its keyboard over the page.
    if (autoFocus && matchMedia('(hover: hover)').matches) box.current?.focus({ preventScroll: true });
  }, [autoFocus]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onSend();
  };

  return (
    <div
      className={cx(
        'group relative overflow-hidden border border-line-strong bg-raised shadow-1 transition-shadow duration-(--calm) focus-within:border-ember/60 focus-within:shadow-2',
        large ? 'rounded-l' : 'rounded-m',
      )}
    >
      <textarea
        ref={box}
        data-testid={name}
        aria-label={label}
        placeholder={placeholder}
        value={value}
        rows={large ? 3 : 2}
        readOnly={readOnly}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKeyDown}
        className={cx(
          'block w-full resize-none bg-transparent text-ink outline-none placeholder:text-faint',
          large ? 'min-h-28 px-5 pt-4 text-lg' : 'min-h-16 px-3.5 pt-3 text-[1rem] md:text-base',
        )}
      />
      <div className={cx('flex items-center gap-2', large ? 'px-3 pb-3' : 'px-2 pb-2')}>{children}</div>
      <div
        aria-hidden
        className={cx(
          'absolute inset-x-0 bottom-0 h-0.5 origin-left transition-transform duration-500 ease-calm',
          busy ? 'hot-edge scale-x-100' : 'scale-x-0 bg-linear-to-r from-ember to-straw group-focus-within:scale-x-100',
        )}
      />
    </div>
  );
}
