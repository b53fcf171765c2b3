import { ChevronDown, CircleCheck, CircleX } from 'lucide-react';
import { useState } from 'react';
import type { TurnTool } from '../../events/state';
import { cx } from '../../design/classes';
import { useI18n } from '../../i18n/I18n';
import { isMessage, translateNamed } from '../../i18n/translate';

/** While the model works, what it does now; afterwards, how much it did, with the list one click away. */
export function TurnTools({ tools, live }: { tools: TurnTool[]; live: boolean }) {
  const { t } = useI18n();
  const [open, setOpen] = useState(false);
  const last = tools.at(-1);
  if (!last) return null;
  return (
    <div className="border-t border-line">
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="flex w-full items-center gap-2 px-4 py-2 text-left text-sm text-muted -outline-offset-2 hover:text-ink"
      >
        <ChevronDown
          size={15}
          aria-hidden
          className={cx('shrink-0 transition-transform duration-(--quick)', !open && '-rotate-90')}
        />
        <span className="shrink-0 font-medium">{t('turn.tools', { count: tools.length })}</span>
        {live && !open && (
          <span className="min-w-0 truncate text-xs text-faint">
            <Name tool={last} /> {last.summary}
          </span>
        )}
      </button>
      {open && (
        <ol className="space-y-1 px-4 pb-3">
          {tools.map((tool) => (
            <li key={tool.id} className="flex items-baseline gap-2 text-xs">
              <span className="grid w-3.5 shrink-0 translate-y-0.5 place-items-center">
                {tool.status === 'started' && <span aria-hidden className="hot-dot" />}
                {tool.status === 'done' && <CircleCheck size={13} aria-hidden className="text-good" />}
                {tool.status === 'failed' && <CircleX size={13} aria-hidden className="text-bad" />}
              </span>
              <span className="shrink-0 font-medium text-muted">
                <Name tool={tool} />
              </span>
              <span className="min-w-0 font-mono wrap-anywhere text-faint">{tool.summary}</span>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

function Name({ tool }: { tool: TurnTool }) {
  const { language } = useI18n();
  const key = `tool.${tool.name}`;
  return <>{isMessage(key) ? translateNamed(language, key, {}) : tool.name}</>;
}
