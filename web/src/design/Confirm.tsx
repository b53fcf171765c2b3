import { AlertDialog } from 'radix-ui';
import { useState } from 'react';
import { codeOf } from '../api/errors';
import { useI18n } from '../i18n/I18n';
import { Button } from './Button';

interface Props {
  title: string;
  body: string;
  confirm: string;
  danger?: boolean;
  onConfirm: () => Promise<unknown>;
  onClose: () => void;
}

/** Asks once before something that a person may regret; says why when it failed. */
export function Confirm({ title, body, confirm, danger, onConfirm, onClose }: Props) {
  const { t, errorText } = useI18n();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  const run = async () => {
    setBusy(true);
    try {
      await onConfirm();
      onClose();
    } catch (error) {
      setFailure(codeOf(error));
      setBusy(false);
    }
  };

  return (
    <AlertDialog.Root open onOpenChange={(open) => !open && onClose()}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="fixed inset-0 z-40 bg-[rgb(15_10_5/0.45)]" />
        <AlertDialog.Content className="pop fixed top-[20vh] left-1/2 z-50 w-[min(27rem,calc(100vw-2rem))] -translate-x-1/2 rounded-l border border-line bg-surface p-5 shadow-2">
          <AlertDialog.Title className="struck text-lg">{title}</AlertDialog.Title>
          <AlertDialog.Description className="mt-2 text-sm text-muted">{body}</AlertDialog.Description>
          {failure && (
            <p role="alert" className="mt-3 text-sm text-bad">
              {errorText(failure)}
            </p>
          )}
          <div className="mt-5 flex justify-end gap-2">
            <AlertDialog.Cancel asChild>
              <Button kind="plain">{t('app.cancel')}</Button>
            </AlertDialog.Cancel>
            <Button data-testid="confirm" kind={danger ? 'danger' : 'ember'} disabled={busy} onClick={() => void run()}>
              {confirm}
            </Button>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
