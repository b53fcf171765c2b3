import { Box, Container, Cpu, Zap } from 'lucide-react';
import { useState } from 'react';
import type { ProjectRuntime, RuntimeName } from '../../api/browser';
import { codeOf } from '../../api/errors';
import { Menu, MenuChoice } from '../../design/Menu';
import { toast } from '../../design/toasts';
import { useI18n } from '../../i18n/I18n';
import type { MessageKey } from '../../i18n/types';
import { SandboxChip } from '../SandboxChip';
import { useProject } from '../useProject';
import { bySandbox, useRuntime } from './useProjectRuntime';

const icons = { browser: Zap, sandbox: Box, docker: Container };
const choices: readonly RuntimeName[] = ['auto', 'browser', 'sandbox', 'docker'];

/** Where the project runs and why, and the way to run it elsewhere; beside it whether its sandbox runs, when it needs one. */
export function RuntimeChip() {
  const { runtime } = useRuntime();
  return (
    <>
      {runtime && runtime !== bySandbox && <Where runtime={runtime} />}
      {(runtime === null || runtime.effective !== 'browser' || runtime.hybrid) && <SandboxChip />}
    </>
  );
}

function Where({ runtime }: { runtime: ProjectRuntime }) {
  const { t, errorText } = useI18n();
  const { choose, limits } = useRuntime();
  const [moving, setMoving] = useState(false);
  const reachable = useProject((state) => !state.deleted);
  const Icon = icons[runtime.effective] ?? Cpu;

  const move = async (name: RuntimeName) => {
    setMoving(true);
    try {
      await choose(name);
    } catch (error) {
      toast(errorText(codeOf(error)), { tone: 'bad' });
    } finally {
      setMoving(false);
    }
  };

  return (
    <Menu
      trigger={
        <button
          type="button"
          data-testid="runtime"
          data-runtime={runtime.effective}
          disabled={moving || !reachable}
          aria-label={t('runtime.label', { where: t(`runtime.name.${runtime.effective}`) })}
          className="ml-1 inline-flex h-7 items-center gap-1.5 rounded-full px-2 text-xs font-medium text-muted hover:bg-hover hover:text-ink disabled:opacity-60"
        >
          <Icon size={14} aria-hidden />
          <span className="hidden md:inline">{t(`runtime.name.${runtime.effective}`)}</span>
        </button>
      }
    >
      <MenuChoice
        name="runtime"
        label={t('runtime.choose')}
        value={runtime.chosen}
        onChange={(name) => void move(name)}
        options={choices.map((value) => ({ value, text: t(`runtime.choice.${value}`) }))}
      />
      <div className="max-w-72 px-3 py-2 text-xs text-muted" data-testid="runtime-why">
        {runtime.reasons.length === 0 ? (
          <div>
            {t(
              runtime.effective === 'browser'
                ? runtime.hybrid
                  ? 'runtime.why.hybrid'
                  : 'runtime.why.browser'
                : 'runtime.why.possible',
            )}
          </div>
        ) : (
          <>
            <div className="font-semibold text-ink">{t('runtime.why.not')}</div>
            <div className="mt-1 space-y-0.5">
              {runtime.reasons.slice(0, 6).map(({ code, detail }) => (
                <div key={`${code} ${detail}`} className="wrap-anywhere">
                  {t(reasonKey(code), { detail: detail ?? '' })}
                </div>
              ))}
            </div>
          </>
        )}
        {limits.map((limit) => (
          <div key={limit} className="mt-1.5 text-care" data-testid={`limit-${limit}`}>
            {t(`runtime.limit.${limit}`)}
          </div>
        ))}
      </div>
    </Menu>
  );
}

const reasons = ['framework', 'no-page', 'plugin', 'style-config', 'preprocessor', 'node-module'] as const;

function reasonKey(code: string): Extract<MessageKey, `runtime.reason.${string}`> {
  const known = reasons.find((name) => code === `runtime.${name}`);
  return known ? `runtime.reason.${known}` : 'runtime.reason.other';
}
