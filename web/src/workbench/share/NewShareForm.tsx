import { useState, type FormEvent } from 'react';
import { codeOf } from '../../api/errors';
import { createShare } from '../../api/shares';
import type { Share } from '../../api/types';
import { Button } from '../../design/Button';
import { useI18n } from '../../i18n/I18n';

/** How long a new link may last, in hours; 0 is until it is ended. */
const spans = [0, 1, 24, 168, 720] as const;

const field = 'mt-1 h-9 w-full rounded-s border border-line-strong bg-surface px-2.5 text-sm text-ink';

interface Props {
  project: string;
  /** There is no link yet: this is the one thing to do here. */
  first: boolean;
  onCreated: (share: Share) => Promise<void>;
}

export function NewShareForm({ project, first, onCreated }: Props) {
  const { t, errorText } = useI18n();
  const [name, setName] = useState('');
  const [passcode, setPasscode] = useState('');
  const [hours, setHours] = useState<number>(0);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  const create = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setFailure(null);
    try {
      const share = await createShare(project, {
        name: name.trim(),
        passcode: passcode.trim() || null,
        endsAt: hours === 0 ? null : new Date(Date.now() + hours * 3_600_000).toISOString(),
      });
      setName('');
      setPasscode('');
      setHours(0);
      await onCreated(share);
    } catch (error) {
      setFailure(codeOf(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <form onSubmit={(event) => void create(event)} className="rounded-m border border-line p-3.5">
      <label className="block text-sm text-muted">
        {t('share.name')}
        <input
          value={name}
          onChange={(event) => setName(event.target.value)}
          maxLength={80}
          placeholder={t('share.name.placeholder')}
          autoComplete="off"
          className={field}
        />
      </label>
      <div className="mt-3 grid gap-3 sm:grid-cols-2">
        <label className="block text-sm text-muted">
          {t('share.span')}
          <select
            value={hours}
            data-testid="share-span"
            onChange={(event) => setHours(Number(event.target.value))}
            className={field}
          >
            {spans.map((span) => (
              <option key={span} value={span}>
                {t(`share.span.${span}`)}
              </option>
            ))}
          </select>
        </label>
        <label className="block text-sm text-muted">
          {t('share.passcode')}
          <input
            value={passcode}
            onChange={(event) => setPasscode(event.target.value)}
            minLength={4}
            maxLength={100}
            placeholder={t('share.passcode.placeholder')}
            autoComplete="off"
            className={field}
          />
        </label>
      </div>
      {failure && (
        <p role="alert" className="mt-2 text-sm text-bad">
          {errorText(failure)}
        </p>
      )}
      <Button
        type="submit"
        kind={first ? 'ember' : 'iron'}
        data-testid="create-share"
        disabled={busy}
        className="mt-3 w-full"
      >
        {t(first ? 'share.create' : 'share.createAnother')}
      </Button>
    </form>
  );
}
