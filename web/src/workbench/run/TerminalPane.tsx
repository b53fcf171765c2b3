import '@xterm/xterm/css/xterm.css';
import { FitAddon } from '@xterm/addon-fit';
import { SearchAddon } from '@xterm/addon-search';
import { WebLinksAddon } from '@xterm/addon-web-links';
import { Terminal } from '@xterm/xterm';
import { useEffect, useRef, useState } from 'react';
import { useShownTheme } from '../../design/theme';
import { useI18n } from '../../i18n/I18n';
import { useProject } from '../useProject';
import { TerminalSearch } from './TerminalSearch';
import { TerminalLink } from './TerminalLink';
import { terminalTheme } from './terminal-theme';

/** More lines than this nobody scrolls back. */
const SCROLLBACK_LINES = 10_000;

/** A terminal in the project's sandbox. It lives on the server: leaving the page or losing the connection ends nothing. */
export default function TerminalPane({ n, visible }: { n: number; visible: boolean }) {
  const { t } = useI18n();
  const id = useProject((state) => state.project.id);
  const theme = useShownTheme();
  const place = useRef<HTMLDivElement>(null);
  const terminal = useRef<{ term: Terminal; fit: FitAddon; search: SearchAddon } | null>(null);
  const [away, setAway] = useState(false);
  const [searching, setSearching] = useState(false);

  useEffect(() => {
    if (!place.current) return;
    const term = new Terminal({
      fontFamily: "'JetBrains Mono', ui-monospace, Menlo, Consolas, monospace",
      fontSize: 13,
      lineHeight: 1.25,
      cursorBlink: !matchMedia('(prefers-reduced-motion: reduce)').matches,
      scrollback: SCROLLBACK_LINES,
      screenReaderMode: false,
      allowProposedApi: true,
    });
    const fit = new FitAddon();
    const search = new SearchAddon();
    term.loadAddon(fit);
    term.loadAddon(search);
    term.loadAddon(new WebLinksAddon());
    term.open(place.current);
    terminal.current = { term, fit, search };

    const link = new TerminalLink(id, n, {
      begin: (bytes) => {
        term.reset();
        term.write(bytes);
      },
      print: (bytes) => term.write(bytes),
      exit: (code) => term.write(`\r\n\x1b[2m${t('run.terminal.ended', { code })}\x1b[0m\r\n`),
      connection: (connected) => setAway(!connected),
    });
    term.onData((text) => link.type(text));
    term.onResize(({ cols, rows }) => link.resize(cols, rows));
    term.attachCustomKeyEventHandler((event) => {
      if (event.type !== 'keydown' || !(event.ctrlKey && event.shiftKey)) return true;
      if (event.key === 'C' && term.hasSelection()) {
        void navigator.clipboard.writeText(term.getSelection());
        return false;
      }
      if (event.key === 'F') {
        setSearching(true);
        return false;
      }
      return true;
    });
    const fitted = new ResizeObserver(() => {
      if (place.current && place.current.clientHeight > 0) fit.fit();
    });
    fitted.observe(place.current);
    return () => {
      fitted.disconnect();
      link.close();
      term.dispose();
      terminal.current = null;
    };
    // A language chosen meanwhile is no reason to draw the terminal anew.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [id, n]);

  useEffect(() => {
    if (terminal.current) terminal.current.term.options.theme = terminalTheme();
  }, [theme, n]);

  useEffect(() => {
    if (!visible) return;
    terminal.current?.fit.fit();
    terminal.current?.term.focus();
  }, [visible]);

  return (
    <div className="relative min-h-0 min-w-0 flex-1 bg-surface">
      <div
        ref={place}
        data-testid="terminal"
        data-connected={!away}
        role="group"
        aria-label={t('run.terminal.label', { number: n })}
        className="absolute inset-0 py-1.5 pl-3"
      />
      {away && (
        <p role="status" className="absolute top-2 right-3 rounded-s bg-care-wash px-2.5 py-1 text-xs text-care">
          {t('run.terminal.away')}
        </p>
      )}
      {searching && (
        <TerminalSearch
          onFind={(text, back) =>
            back ? terminal.current?.search.findPrevious(text) : terminal.current?.search.findNext(text)
          }
          onClose={() => {
            setSearching(false);
            terminal.current?.search.clearDecorations();
            terminal.current?.term.focus();
          }}
        />
      )}
    </div>
  );
}
