import { useState } from 'react';
import type { ReceiptPage } from '../../api/types';
import { cx } from '../../design/classes';
import { Dialog } from '../../design/Dialog';
import { useI18n } from '../../i18n/I18n';

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
        {shown?.accessibility && shown.accessibility.length > 0 && (
          <ul className="mt-3 space-y-1 text-sm text-muted">
            {shown.accessibility.map((finding) => (
              <li key={finding.rule}>
                {finding.help} <span className="text-faint">({finding.count})</span>
              </li>
            ))}
          </ul>
        )}
      </Dialog>
    </>
  );
}

const troubles = (page: ReceiptPage): number =>
  (page.consoleErrors ?? 0) +
  (page.uncaughtErrors ?? 0) +
  (page.failedRequests ?? 0) +
  Number(page.blank ?? false) +
  Number(page.overflow ?? false);

function summary(page: ReceiptPage, t: ReturnType<typeof useI18n>['t']): string {
  const errors = (page.consoleErrors ?? 0) + (page.uncaughtErrors ?? 0);
  const parts = [
    page.blank && t('receipt.page.blank'),
    errors > 0 && t('receipt.page.errors', { count: errors }),
    (page.failedRequests ?? 0) > 0 && t('receipt.page.requests', { count: page.failedRequests ?? 0 }),
    page.overflow && t('receipt.page.overflow'),
  ].filter((part): part is string => typeof part === 'string');
  return parts.length > 0 ? parts.join(' · ') : t('receipt.page.clean');
}
