import { GitFork } from 'lucide-react';
import { useState } from 'react';
import type { Version } from '../../api/types';
import { Button } from '../../design/Button';
import { Dialog } from '../../design/Dialog';
import type { Turn } from '../../events/state';
import { dateAndTime } from '../../i18n/format';
import { useI18n } from '../../i18n/I18n';
import { useProject } from '../useProject';

interface Props {
  versions: Version[];
  onClose: () => void;
  onFork: (version: number) => void;
}

/** How two versions looked, side by side: the pictures that the server's browser took of them. One without a picture can be run as a project of its own. */
export function Looks({ versions, onClose, onFork }: Props) {
  const { t } = useI18n();
  const turns = useProject((state) => state.turns);
  const newest = versions.at(-1)?.number ?? 1;
  const pictured = versions.filter((version) => picturesOf(turns, version).length > 0).map(({ number }) => number);
  const [left, setLeft] = useState(pictured.at(-2) ?? versions.at(-2)?.number ?? newest);
  const [right, setRight] = useState(pictured.at(-1) ?? newest);

  return (
    <Dialog wide open onClose={onClose} title={t('versions.looks')} description={t('versions.looks.intro')}>
      <div className="grid gap-4 md:grid-cols-2" data-testid="two-looks">
        <Look
          versions={versions}
          turns={turns}
          number={left}
          onNumber={setLeft}
          onFork={onFork}
          label={t('versions.looks.left')}
        />
        <Look
          versions={versions}
          turns={turns}
          number={right}
          onNumber={setRight}
          onFork={onFork}
          label={t('versions.looks.right')}
        />
      </div>
    </Dialog>
  );
}

interface LookProps {
  versions: Version[];
  turns: Turn[];
  number: number;
  label: string;
  onNumber: (number: number) => void;
  onFork: (version: number) => void;
}

function Look({ versions, turns, number, label, onNumber, onFork }: LookProps) {
  const { t, language } = useI18n();
  const version = versions.find((other) => other.number === number);
  const pictures = version ? picturesOf(turns, version) : [];
  return (
    <section aria-label={label} className="min-w-0">
      <select
        aria-label={label}
        value={number}
        onChange={(event) => onNumber(Number(event.target.value))}
        className="h-9 w-full rounded-s border border-line-strong bg-raised px-2 text-sm text-ink"
      >
        {versions.toReversed().map((other) => (
          <option key={other.number} value={other.number}>
            {t('versions.number', { number: other.number })}
            {other.name ? ` · ${other.name}` : ''} · {dateAndTime(language, other.at)}
          </option>
        ))}
      </select>
      {pictures.length > 0 ? (
        <ul className="mt-3 space-y-3">
          {pictures.map((picture) => (
            <li key={picture.screenshot}>
              <img
                src={picture.screenshot}
                alt={t('versions.picture', { number })}
                className="w-full rounded-m border border-line bg-white"
              />
              <p className="mt-1 truncate font-mono text-xs text-faint">
                {picture.path} · {picture.width} × {picture.height}
              </p>
            </li>
          ))}
        </ul>
      ) : (
        <div className="mt-3 grid min-h-52 place-items-center rounded-m border border-dashed border-line-strong p-6 text-center">
          <div>
            <p className="text-sm text-muted">{t('versions.looks.none')}</p>
            <Button className="mt-3" size="s" onClick={() => onFork(number)}>
              <GitFork size={13} aria-hidden />
              {t('versions.looks.run')}
            </Button>
          </div>
        </div>
      )}
    </section>
  );
}

function picturesOf(turns: Turn[], version: Version) {
  // A starter's first version was made before the turn that looked at it.
  const seen =
    turns.find((turn) => turn.receipt?.version === version.number) ?? turns.find((turn) => turn.id === version.turnId);
  const pages = seen?.receipt?.pages ?? [];
  return pages.flatMap((page) => (page.screenshot ? [{ ...page, screenshot: page.screenshot }] : []));
}
