import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { LogLine } from '../../api/types';
import { cx } from '../../design/classes';
import { clockTime } from '../../i18n/format';
import { useI18n } from '../../i18n/I18n';
import { AnsiText } from './AnsiText';

const LINE_PX = 20;
const NEAR_PX = 40;

/** The lines, drawn only where they are seen. Follows the end until the person scrolls up. */
export function LogList({ lines }: { lines: LogLine[] }) {
  const { t, language } = useI18n();
  const scroller = useRef<HTMLDivElement>(null);
  const [follows, setFollows] = useState(true);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE_PX,
    overscan: 20,
  });

  useEffect(() => {
    if (follows && lines.length > 0) virtual.scrollToIndex(lines.length - 1, { align: 'end' });
  }, [follows, lines, virtual]);

  const lastTop = useRef(0);
  const onScroll = () => {
    const element = scroller.current;
    if (!element) return;
    const near = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_PX;
    // Lines that came meanwhile are no wish to stay; only a movement upwards is.
    if (near) setFollows(true);
    else if (element.scrollTop < lastTop.current) setFollows(false);
    lastTop.current = element.scrollTop;
  };

  return (
    <div className="relative min-h-0 flex-1">
      <div
        ref={scroller}
        role="log"
        aria-label={t('logs.label')}
        aria-live="off"
        tabIndex={0}
        onScroll={onScroll}
        className="h-full overflow-auto py-2 font-mono text-xs leading-5 -outline-offset-2"
      >
        <div className="relative w-full" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const line = lines[item.index];
            if (!line) return null;
            return (
              <div
                key={item.key}
                ref={virtual.measureElement}
                data-index={item.index}
                className="absolute inset-x-0 top-0 flex gap-3 px-3 hover:bg-hover"
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <time className="shrink-0 text-faint tabular-nums select-none" dateTime={line.at}>
                  {clockTime(language, line.at)}
                </time>
                <span className={cx('min-w-0 whitespace-pre-wrap wrap-anywhere', toneOf(line))}>
                  <AnsiText text={line.text} />
                </span>
              </div>
            );
          })}
        </div>
      </div>
      {!follows && (
        <button
          type="button"
          onClick={() => setFollows(true)}
          className="pop absolute right-4 bottom-3 inline-flex items-center gap-1.5 rounded-full border border-line bg-raised px-3 py-1.5 text-xs font-semibold text-muted shadow-2 hover:text-ink"
        >
          <ArrowDown size={13} aria-hidden />
          {t('logs.follow.resume')}
        </button>
      )}
    </div>
  );
}

// Standard error alone says nothing: some servers write every request there. The line has to speak of trouble as well.
const toneOf = ({ level, text }: LogLine): string => {
  if (/^\W*warn/i.test(text)) return 'text-care';
  return level === 'error' && /error|exception|traceback|unhandled|uncaught|fatal|panic|failed/i.test(text)
    ? 'text-bad'
    : 'text-ink';
};
