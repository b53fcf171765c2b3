import { Info } from 'lucide-react';
import type { Notice } from '../../api/types';
import { useI18n } from '../../i18n/I18n';
import { isMessage, translateNamed, type Language } from '../../i18n/translate';
import { checkName } from './checks';

/** What happened on the way that a person should know: a retry, an answer that went on, a starter in place of a model. */
export function TurnNotices({ notices }: { notices: (Notice & { at: string })[] }) {
  const { language, errorText } = useI18n();
  if (notices.length === 0) return null;
  return (
    <ul className="space-y-1.5 px-4 pb-3">
      {notices.map((notice, index) => (
        <li
          key={index}
          data-testid={notice.code.startsWith('starter.') ? 'starter-note' : 'notice'}
          data-code={notice.code}
          className="flex gap-2 text-sm text-muted"
        >
          <Info size={15} aria-hidden className="mt-0.5 shrink-0 text-care" />
          <span>{textOf(notice, language, errorText)}</span>
        </li>
      ))}
    </ul>
  );
}

function textOf({ code, args }: Notice, language: Language, errorText: (code: string) => string): string {
  const key = `notice.${code}`;
  if (!isMessage(key)) return translateNamed(language, 'notice.unknown', { code });
  return translateNamed(language, key, {
    ...args,
    seconds: Math.max(1, Math.round(Number(args?.delayMs ?? 0) / 1000)),
    reason: errorText(String(args?.reason ?? 'unknown')),
    check: checkName(language, String(args?.check ?? '')),
  });
}
