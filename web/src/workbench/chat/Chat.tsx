import { ArrowDown } from 'lucide-react';
import { useState } from 'react';
import { hasEnded } from '../../events/state';
import { Button } from '../../design/Button';
import { useI18n } from '../../i18n/I18n';
import type { ModelChoice } from '../../prompt/models';
import { useProject } from '../useProject';
import { ChatPrompt } from './ChatPrompt';
import { TurnCard } from './TurnCard';
import { useStickToEnd } from './useStickToEnd';

/** A conversation can be long; only its end is drawn until somebody asks for more. */
const PAGE = 20;

export function Chat({ models }: { models: ModelChoice }) {
  const { t } = useI18n();
  const turns = useProject((state) => state.turns);
  const [pages, setPages] = useState(1);
  const { scroller, content, atEnd, toEnd } = useStickToEnd();
  const shown = turns.slice(-PAGE * pages);
  const earlier = turns.length - shown.length;

  return (
    <section aria-label={t('chat.label')} className="flex min-h-0 flex-1 flex-col">
      <div className="relative min-h-0 flex-1">
        <div
          ref={scroller}
          data-testid="chat-scroll"
          tabIndex={0}
          className="h-full overflow-y-auto overscroll-contain px-3 -outline-offset-2 md:px-4"
        >
          <div ref={content} className="mx-auto flex max-w-[720px] flex-col gap-6 py-4">
            {earlier > 0 && (
              <Button
                kind="plain"
                size="s"
                className="self-center"
                data-testid="earlier"
                onClick={() => setPages(pages + 1)}
              >
                {t('chat.earlier', { count: earlier })}
              </Button>
            )}
            {turns.length === 0 && <p className="py-10 text-center text-sm text-faint">{t('chat.empty')}</p>}
            {shown.map((turn) => (
              <TurnCard key={turn.id} turn={turn} last={turn === turns.at(-1)} />
            ))}
          </div>
        </div>
        {!atEnd && (
          <button
            type="button"
            onClick={toEnd}
            className="pop absolute bottom-2 left-1/2 inline-flex -translate-x-1/2 items-center gap-1.5 rounded-full border border-line bg-raised px-3 py-1.5 text-xs font-semibold text-muted shadow-2 hover:text-ink"
          >
            <ArrowDown size={13} aria-hidden />
            {t('chat.toEnd')}
          </button>
        )}
      </div>
      <Announcer />
      <ChatPrompt models={models} onSent={toEnd} />
    </section>
  );
}

/** Says each new status of the running turn aloud, once; the streaming text itself would only be noise. */
function Announcer() {
  const { t } = useI18n();
  const number = useProject((state) => state.turns.at(-1)?.number ?? 0);
  const status = useProject((state) => state.turns.at(-1)?.status ?? null);
  const [first] = useState({ number, status });
  const last = useProject((state) => state.turns.at(-1));
  // What was already over when the page opened is no news.
  const quiet = !status || (first.number === number && first.status === status && last && hasEnded(last));
  return (
    <p role="status" aria-live="polite" className="sr-only">
      {quiet ? '' : t('turn.announce', { number, status: t(`turn.status.${status}`) })}
    </p>
  );
}
