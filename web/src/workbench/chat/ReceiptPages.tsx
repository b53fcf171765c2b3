import { useState } from 'react';
import type { PageTrouble, ReceiptPage } from '../../api/types';
import { cx } from '../../design/classes';
import { Dialog } from '../../design/Dialog';
import { useI18n } from '../../i18n/I18n';
import { SourceLink } from '../preview/SourceLink';

/** How the pages looked to the server's browser: small pictures, one click from the whole. */
export function ReceiptPages({ pages }: { pages: ReceiptPage[] }) {
  const { t } = useI18n();
  const [shown, setShown] = useState<ReceiptPage | null>(null);
  const pictured = pages.filter((page) => page.screenshot);
  if (pictured.length === 0) return null;
  return (
    <>
      <ul className="flex gap-2 overflow-x-auto px-4 pb-3">
        {pictured.map((page) => (
          <li key={`${page.viewport}${page.path}`} className="shrink-0">
            <button
              type="button"
              aria-label={t('receipt.page.open', { path: page.path, size: `${page.width}×${page.height}` })}
              onClick={() => setShown(page)}
              className={cx(
                'block overflow-hidden rounded-s border bg-white transition-shadow duration-(--quick) hover:shadow-2',
                troubles(page) > 0 ? 'border-bad' : 'border-line',
              )}
            >
              <img
                src={page.screenshot ?? ''}
                alt=""
                loading="lazy"
                // The place is kept before the picture is there, so that nothing moves when it comes.
                style={{ aspectRatio: `${page.width} / ${page.height}` }}
                className="block h-28 w-auto object-cover object-top"
              />
            </button>
            <p className="mt-1 text-2xs text-faint">
              {page.width}×{page.height}
              {troubles(page) > 0 && <span className="ml-1.5 font-semibold text-bad">{summary(page, t)}</span>}
            </p>
          </li>
        ))}
      </ul>
      <Dialog
        wide
        open={shown !== null}
        onClose={() => setShown(null)}
        title={shown?.title || shown?.path || ''}
        description={shown ? `${shown.path} · ${shown.width}×${shown.height} · ${summary(shown, t)}` : ''}
      >
        {shown && (
          <img
            src={shown.screenshot ?? ''}
            alt={t('receipt.page.alt', { path: shown.path })}
            className="mx-auto block h-auto max-w-full rounded-s border border-line bg-white"
          />
        )}
        {shown && <Findings page={shown} />}
      </Dialog>
    </>
  );
}

const sum = (troubles: PageTrouble[] | undefined): number =>
  (troubles ?? []).reduce((all, { count }) => all + count, 0);

const errorsOf = (page: ReceiptPage): number => sum(page.consoleErrors) + sum(page.uncaughtErrors);

const troubles = (page: ReceiptPage): number =>
  errorsOf(page) + sum(page.failedRequests) + Number(page.blank ?? false) + Number(page.overflow ?? false);

function summary(page: ReceiptPage, t: ReturnType<typeof useI18n>['t']): string {
  const requests = sum(page.failedRequests);
  const parts = [
    page.blank && t('receipt.page.blank'),
    errorsOf(page) > 0 && t('receipt.page.errors', { count: errorsOf(page) }),
    requests > 0 && t('receipt.page.requests', { count: requests }),
    page.overflow && t('receipt.page.overflow'),
  ].filter((part): part is string => typeof part === 'string');
  return parts.length > 0 ? parts.join(' · ') : t('receipt.page.clean');
}

/** What was found in the page, line by line. */
function Findings({ page }: { page: ReceiptPage }) {
  const found = [
    ...(page.uncaughtErrors ?? []),
    ...(page.consoleErrors ?? []),
    ...(page.failedRequests ?? []),
    ...(page.accessibility ?? []).map(({ help, count }) => ({ text: help, count }) satisfies PageTrouble),
  ] as PageTrouble[];
  if (found.length === 0) return null;
  return (
    <ul className="mt-3 space-y-1.5 text-sm">
      {found.map((item, index) => (
        <li key={index} className="flex items-baseline gap-3">
          <span className="min-w-0 flex-1 wrap-anywhere text-muted">
            {item.text ?? `${item.status ?? item.reason ?? ''} ${item.address ?? ''}`}
            {item.count > 1 && <span className="text-faint"> ×{item.count}</span>}
          </span>
          {item.source && <SourceLink source={item.source} />}
        </li>
      ))}
    </ul>
  );
}
