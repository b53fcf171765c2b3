import {
  useLayoutEffect,
  useRef,
  useState,
  type ClipboardEvent,
  type DragEvent,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import { cx } from '../design/classes';
import { useI18n } from '../i18n/I18n';

interface Props {
  label: string;
  name: 'prompt' | 'composer';
  placeholder: string;
  value: string;
  onChange: (text: string) => void;
  onSend: () => void;
  /** Takes files that are pasted or dropped; without it they are left to the browser. */
  onFiles?: (files: File[]) => void;
  /** What stands above the text: what is sent along. */
  above?: ReactNode;
  /** What stands below the text: the model picker, the send button. */
  children: ReactNode;
  large?: boolean;
  autoFocus?: boolean;
  /** Grows with each wish to write here. */
  focusCount?: number;
  /** Something is under way: the hot edge shows it. */
  busy?: boolean;
  readOnly?: boolean;
}

/** Taller than this it scrolls inside, so that the send button stays in sight. */
const tallest = { large: 360, small: 260 };

/** Where a person says what they want. Enter sends, Shift+Enter starts a new line; it grows with the text. */
export function PromptBox({
  label,
  name,
  placeholder,
  value,
  onChange,
  onSend,
  onFiles,
  above,
  children,
  large,
  autoFocus,
  focusCount = 0,
  busy,
  readOnly,
}: Props) {
  const { t } = useI18n();
  const box = useRef<HTMLTextAreaElement>(null);
  const [dropping, setDropping] = useState(false);

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

  useLayoutEffect(() => {
    const element = box.current;
    if (focusCount === 0 || !element) return;
    element.focus();
    element.setSelectionRange(element.value.length, element.value.length);
  }, [focusCount]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onSend();
  };

  const onPaste = (event: ClipboardEvent) => {
    const files = [...event.clipboardData.files];
    if (!onFiles || files.length === 0) return;
    event.preventDefault();
    onFiles(files);
  };

  const carriesFiles = (event: DragEvent) => onFiles !== undefined && event.dataTransfer.types.includes('Files');

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- dropping is a shortcut; the button beside the text does the same
    <div
      onDragOver={(event) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        setDropping(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setDropping(false);
      }}
      onDrop={(event) => {
        setDropping(false);
        if (!carriesFiles(event)) return;
        event.preventDefault();
        onFiles?.([...event.dataTransfer.files]);
      }}
      className={cx(
        'group relative overflow-hidden border border-line-strong bg-raised shadow-1 transition-shadow duration-(--calm) focus-within:border-ember/60 focus-within:shadow-2',
        large ? 'rounded-l' : 'rounded-m',
      )}
    >
      {above}
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
        onPaste={onPaste}
        className={cx(
          'block w-full resize-none bg-transparent text-ink outline-none placeholder:text-faint',
          large ? 'min-h-28 px-5 pt-4 text-lg' : 'min-h-16 px-3.5 pt-3 text-[1rem] md:text-base',
        )}
      />
      <div className={cx('flex items-center gap-1', large ? 'px-3 pb-3' : 'px-2 pb-2')}>{children}</div>
      <div
        aria-hidden
        className={cx(
          'absolute inset-x-0 bottom-0 h-0.5 origin-left transition-transform duration-500 ease-calm',
          busy ? 'hot-edge scale-x-100' : 'scale-x-0 bg-linear-to-r from-ember to-straw group-focus-within:scale-x-100',
        )}
      />
      {dropping && (
        <div
          aria-hidden
          className="pointer-events-none absolute inset-1 grid place-items-center rounded-m border-2 border-dashed border-ember bg-ember-wash text-sm font-semibold text-ember-ink"
        >
          {t('chat.attachments.drop')}
        </div>
      )}
    </div>
  );
}
