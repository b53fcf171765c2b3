import { Dialog as RadixDialog } from 'radix-ui';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useI18n } from '../i18n/I18n';
import { IconButton } from './IconButton';

interface Props {
  open: boolean;
  onClose: () => void;
  title: string;
  description?: ReactNode;
  /** A panel at the right edge instead of a box in the middle. */
  side?: boolean;
  /** A box for pictures and differences: as wide as there is room for. */
  wide?: boolean;
  children?: ReactNode;
}

const wideMiddle =
  'top-[max(4vh,0.75rem)] left-1/2 w-[min(70rem,calc(100vw-1.5rem))] max-h-[92vh] -translate-x-1/2 rounded-l';
const middle = 'top-[max(8vh,1rem)] left-1/2 w-[min(32rem,calc(100vw-2rem))] max-h-[84vh] -translate-x-1/2 rounded-l';
const atSide = 'top-0 right-0 h-full w-[min(40rem,100vw)] border-y-0 border-r-0';

/** A question or a panel over the page. Escape and a click beside it close it; the focus goes back to where it came from. */
export function Dialog({ open, onClose, title, description, side, wide, children }: Props) {
  const { t } = useI18n();
  return (
    <RadixDialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <RadixDialog.Portal>
        <RadixDialog.Overlay className="fixed inset-0 z-30 bg-[rgb(15_10_5/0.45)]" />
        <RadixDialog.Content
          aria-describedby={undefined}
          // On the panel itself: on its close button the button's own label would take the first Escape.
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
          }}
          className={`pop fixed z-40 flex flex-col overflow-hidden border border-line bg-surface shadow-2 outline-none ${side ? atSide : wide ? wideMiddle : middle}`}
        >
          <header className="flex items-start gap-3 px-5 pt-4 pb-3">
            <div className="min-w-0 flex-1">
              <RadixDialog.Title className="struck text-lg">{title}</RadixDialog.Title>
              {description && <p className="mt-1 text-sm text-muted">{description}</p>}
            </div>
            <IconButton label={t('app.close')} onClick={onClose} className="-mr-2">
              <X size={18} aria-hidden />
            </IconButton>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 pb-5">{children}</div>
        </RadixDialog.Content>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  );
}
