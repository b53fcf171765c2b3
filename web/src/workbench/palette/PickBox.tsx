import { Dialog } from 'radix-ui';
import {
  useDeferredValue,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import { cx } from '../../design/classes';
import { useI18n } from '../../i18n/I18n';
import { ranked } from './fuzzy';

const MOST = 60;

export interface Pick {
  id: string;
  text: string;
  /** More about it, quieter. */
  note?: string;
  keys?: string;
  icon?: ReactNode;
  run: () => void;
}

interface Props {
  name: string;
  label: string;
  placeholder: string;
  items: Pick[];
  onClose: () => void;
  /** Picks that follow from the words themselves, before the list. */
  fromText?: (text: string) => Pick[];
}

/** A field and a list under it: type, arrow, Enter. The focus stays in the field; the list is named by `aria-activedescendant`. */
export function PickBox({ name, label, placeholder, items, onClose, fromText }: Props) {
  const { t } = useI18n();
  const list = useId();
  const [text, setText] = useState('');
  const typed = useDeferredValue(text);
  const [at, setAt] = useState(0);
  const shown = useMemo(
    () => [
      ...(fromText?.(typed) ?? []),
      ...ranked(items, typed, (item) => `${item.note && name === 'files' ? `${item.note}/` : ''}${item.text}`, MOST),
    ],
    [items, typed, fromText, name],
  );
  const scroller = useRef<HTMLDivElement>(null);

  useEffect(() => {
    scroller.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [at]);

  const run = (item: Pick | undefined) => {
    if (!item) return;
    onClose();
    item.run();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && shown.length > 0) setAt((at + step + shown.length) % shown.length);
    else if (event.key === 'Enter') run(shown[at]);
    else return;
    event.preventDefault();
  };

  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-[rgb(15_10_5/0.35)]" />
        <Dialog.Content
          aria-describedby={undefined}
          data-testid={name}
          className="pop fixed top-[10vh] left-1/2 z-50 flex max-h-[70vh] w-[min(38rem,calc(100vw-1.5rem))] -translate-x-1/2 flex-col overflow-hidden rounded-l border border-line-strong bg-raised shadow-2 outline-none"
        >
          <Dialog.Title className="sr-only">{label}</Dialog.Title>
          <input
            role="combobox"
            aria-expanded
            aria-controls={list}
            aria-label={label}
            aria-activedescendant={shown[at] ? `${list}-${at}` : undefined}
            placeholder={placeholder}
            value={text}
            spellCheck={false}
            autoComplete="off"
            onChange={(event) => {
              setText(event.target.value);
              setAt(0);
            }}
            onKeyDown={onKeyDown}
            className="h-13 shrink-0 border-b border-line bg-transparent px-4 text-base outline-none placeholder:text-faint"
          />
          <div ref={scroller} id={list} role="listbox" aria-label={label} className="min-h-0 overflow-y-auto p-1.5">
            {shown.map((item, index) => (
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the field above has the focus and the keys
              <div
                key={item.id}
                id={`${list}-${index}`}
                role="option"
                aria-selected={index === at}
                onPointerMove={() => setAt(index)}
                onClick={() => run(item)}
                className={cx(
                  'flex cursor-pointer items-center gap-2.5 rounded-s px-2.5 py-1.5 text-sm',
                  index === at ? 'bg-press' : '',
                )}
              >
                <span className="grid w-4 shrink-0 place-items-center text-faint">{item.icon}</span>
                <span className="shrink-0 truncate">{item.text}</span>
                {item.note && <span className="min-w-0 truncate text-xs text-faint">{item.note}</span>}
                {item.keys && <kbd className="kbd ml-auto shrink-0">{item.keys}</kbd>}
              </div>
            ))}
          </div>
          {shown.length === 0 && <p className="px-4 pt-1 pb-5 text-sm text-faint">{t('palette.none')}</p>}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
