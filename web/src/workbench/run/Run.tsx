import {
  Activity,
  Columns2,
  Database,
  Globe,
  KeyRound,
  Play,
  Plus,
  RotateCw,
  ScrollText,
  SlidersHorizontal,
  Square,
  SquareTerminal,
  X,
} from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { codeOf } from '../../api/errors';
import { commandSandbox } from '../../api/projects';
import { cx } from '../../design/classes';
import { IconButton } from '../../design/IconButton';
import { toast } from '../../design/toasts';
import { useI18n } from '../../i18n/I18n';
import { useProject } from '../useProject';
import { LogsPane } from './LogsPane';
import { Processes } from './Processes';
import { Setup } from './Setup';
import { useTerminals } from './useTerminals';

const TerminalPane = lazy(() => import('./TerminalPane'));
const DataPane = lazy(() => import('./data/DataPane'));
const EnvironmentPane = lazy(() => import('./EnvironmentPane'));
const NetworkPane = lazy(() => import('./NetworkPane'));

type Tab = 'logs' | 'processes' | 'setup' | 'data' | 'environment' | 'network' | number;

/** Where the app runs: what it says, its processes, and terminals beside it. */
export default function Run({ visible }: { visible: boolean }) {
  const { t, errorText } = useI18n();
  const id = useProject((state) => state.project.id);
  const sandbox = useProject((state) => state.sandbox.state);
  const terminals = useTerminals();
  const [tab, setTab] = useState<Tab>('logs');
  const [split, setSplit] = useState(false);
  const up = sandbox === 'running' || sandbox === 'frozen';
  const shown: Tab = typeof tab === 'number' && !terminals.open.includes(tab) ? 'logs' : tab;
  const second = split && typeof shown === 'number' ? terminals.open.find((n) => n !== shown) : undefined;

  const command = (name: 'start' | 'stop' | 'restart') =>
    void commandSandbox(id, name).catch((error: unknown) => toast(errorText(codeOf(error)), { tone: 'bad' }));

  const create = async () => {
    const n = await terminals.create();
    if (n !== null) setTab(n);
  };

  const toggleSplit = async () => {
    if (!split && terminals.open.length < 2) await terminals.create();
    setSplit(!split);
  };

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex h-10 shrink-0 items-center gap-0.5 overflow-x-auto border-b border-line px-2">
        <TabButton selected={shown === 'logs'} onSelect={() => setTab('logs')} name="logs">
          <ScrollText size={14} aria-hidden />
          {t('run.logs')}
        </TabButton>
        <TabButton selected={shown === 'processes'} onSelect={() => setTab('processes')} name="processes">
          <Activity size={14} aria-hidden />
          {t('run.processes')}
        </TabButton>
        <TabButton selected={shown === 'setup'} onSelect={() => setTab('setup')} name="setup">
          <SlidersHorizontal size={14} aria-hidden />
          {t('run.setup')}
        </TabButton>
        <TabButton selected={shown === 'data'} onSelect={() => setTab('data')} name="data">
          <Database size={14} aria-hidden />
          {t('run.data')}
        </TabButton>
        <TabButton selected={shown === 'environment'} onSelect={() => setTab('environment')} name="environment">
          <KeyRound size={14} aria-hidden />
          {t('run.environment')}
        </TabButton>
        <TabButton selected={shown === 'network'} onSelect={() => setTab('network')} name="network">
          <Globe size={14} aria-hidden />
          {t('run.network')}
        </TabButton>
        {terminals.open.map((n) => (
          <span key={n} className="group flex shrink-0 items-center">
            <TabButton selected={shown === n || second === n} onSelect={() => setTab(n)} name={`terminal-${n}`}>
              <SquareTerminal size={14} aria-hidden />
              {t('run.terminal', { number: n })}
            </TabButton>
            <IconButton small label={t('run.terminal.close', { number: n })} onClick={() => void terminals.close(n)}>
              <X size={12} aria-hidden />
            </IconButton>
          </span>
        ))}
        <IconButton small data-testid="new-terminal" label={t('run.terminal.new')} onClick={() => void create()}>
          <Plus size={15} aria-hidden />
        </IconButton>
        {typeof shown === 'number' && (
          <IconButton small label={t('run.terminal.split')} pressed={split} onClick={() => void toggleSplit()}>
            <Columns2 size={14} aria-hidden />
          </IconButton>
        )}
        <span className="ml-auto flex shrink-0 items-center gap-0.5 pl-2">
          {up || sandbox === 'starting' ? (
            <IconButton small label={t('workbench.stopApp')} onClick={() => command('stop')}>
              <Square size={13} aria-hidden />
            </IconButton>
          ) : (
            <IconButton small label={t('preview.sleeping.action')} onClick={() => command('start')}>
              <Play size={14} aria-hidden />
            </IconButton>
          )}
          <IconButton small label={t('workbench.restart')} onClick={() => command('restart')}>
            <RotateCw size={14} aria-hidden />
          </IconButton>
        </span>
      </div>
      {shown === 'logs' && <LogsPane />}
      {shown === 'processes' && <Processes />}
      {shown === 'setup' && <Setup />}
      {/* What is not looked at asks the server nothing. */}
      {visible && (
        <Suspense fallback={<div className="skeleton m-4 h-40" role="status" aria-label={t('app.loading')} />}>
          {shown === 'data' && <DataPane />}
          {shown === 'environment' && <EnvironmentPane />}
          {shown === 'network' && <NetworkPane />}
        </Suspense>
      )}
      {/* A terminal stays drawn behind the others: what it prints needs no second reading. */}
      <div className={cx('min-h-0 flex-1', typeof shown === 'number' ? 'flex divide-x divide-line' : 'hidden')}>
        <Suspense fallback={<div className="skeleton m-4 flex-1" role="status" aria-label={t('app.loading')} />}>
          {terminals.open.map((n) => (
            <div key={n} className={shown === n || second === n ? 'flex min-w-0 flex-1' : 'hidden'}>
              <TerminalPane n={n} visible={visible && shown === n} />
            </div>
          ))}
        </Suspense>
      </div>
    </div>
  );
}

function TabButton({
  selected,
  onSelect,
  name,
  children,
}: {
  selected: boolean;
  onSelect: () => void;
  name: string;
  children: React.ReactNode;
}) {
  return (
    <button
      type="button"
      data-testid={`run-${name}`}
      aria-pressed={selected}
      onClick={onSelect}
      className={cx(
        'inline-flex h-7 shrink-0 items-center gap-1.5 rounded-s px-2.5 text-xs font-semibold transition-colors duration-(--quick)',
        selected ? 'bg-press text-ink' : 'text-muted hover:bg-hover hover:text-ink',
      )}
    >
      {children}
    </button>
  );
}
