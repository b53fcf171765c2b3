import { Bookmark, Columns2 } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { codeOf } from '../../api/errors';
import { forkProject } from '../../api/projects';
import { markVersion, restoreVersion } from '../../api/versions';
import type { Version } from '../../api/types';
import { Button } from '../../design/Button';
import { Confirm } from '../../design/Confirm';
import { Dialog } from '../../design/Dialog';
import { toast } from '../../design/toasts';
import { dayName } from '../../i18n/format';
import { useI18n } from '../../i18n/I18n';
import { go } from '../../router';
import { useProject, useStore } from '../useProject';
import { Looks } from './Looks';
import { useUndoVersion } from './useUndoVersion';
import { VersionRow } from './VersionRow';

/** Every version of the project, newest first: a timeline with what each was asked for, how it looked, and the way back to it. */
export default function Versions({ onClose }: { onClose: () => void }) {
  const { t, errorText } = useI18n();
  const store = useStore();
  const versions = useProject((state) => state.versions);
  const earlier = useProject((state) => state.earlierVersions);
  const current = useProject((state) => state.project.version);
  const project = useProject((state) => state.project);
  const [restoring, setRestoring] = useState<Version | null>(null);
  const [looking, setLooking] = useState(false);
  const [kept, setKept] = useState(false);
  const undo = useUndoVersion();

  const mark = async (version: Version, wish: { name: string | null; bookmarked: boolean }) => {
    try {
      store.learnVersion(await markVersion(project.id, version.number, wish));
    } catch (error) {
      toast(errorText(codeOf(error)), { tone: 'bad' });
    }
  };

  useEffect(() => {
    void store.readVersions();
  }, [store]);

  const fork = async (version: number) => {
    try {
      const copy = await forkProject(project.id, version, t('workbench.fork.name', { name: project.name }));
      toast(t('versions.fork.done', { number: version }), {
        action: { text: t('versions.fork.open'), run: () => go({ screen: 'workbench', project: copy.id }) },
      });
    } catch (error) {
      toast(errorText(codeOf(error)), { tone: 'bad' });
    }
  };

  return (
    <Dialog side open onClose={onClose} title={t('versions.title')} description={t('versions.intro')}>
      {versions.length === 0 ? (
        <p className="text-sm text-faint">{t('versions.empty')}</p>
      ) : (
        <>
          <div className="mb-3 flex flex-wrap items-center gap-2">
            <Button size="s" data-testid="looks" onClick={() => setLooking(true)}>
              <Columns2 size={14} aria-hidden />
              {t('versions.looks')}
            </Button>
            <Button size="s" data-testid="kept" aria-pressed={kept} onClick={() => setKept(!kept)}>
              <Bookmark size={13} aria-hidden className={kept ? 'fill-current' : undefined} />
              {t('versions.kept')}
            </Button>
          </div>
          <Timeline
            versions={kept ? versions.filter((version) => version.bookmarked || version.name) : versions}
            all={versions}
            current={current}
            onRestore={setRestoring}
            onFork={(version) => void fork(version.number)}
            onUndo={(version) => void undo(version.number)}
            onMark={mark}
          />
          {kept && !versions.some((version) => version.bookmarked || version.name) && (
            <p className="text-sm text-faint">{t('versions.kept.none')}</p>
          )}
        </>
      )}
      {earlier && (
        <Button kind="plain" size="s" className="mt-3" onClick={() => void store.readVersions(earlier)}>
          {t('home.recent.more')}
        </Button>
      )}
      {looking && (
        <Looks versions={versions} onClose={() => setLooking(false)} onFork={(number) => void fork(number)} />
      )}
      {restoring && (
        <Confirm
          title={t('versions.restore.title', { number: restoring.number })}
          body={t('versions.restore.body', { number: restoring.number })}
          confirm={t('versions.restore.confirm')}
          onConfirm={() => restoreVersion(project.id, restoring.number)}
          onClose={() => setRestoring(null)}
        />
      )}
    </Dialog>
  );
}

interface TimelineProps {
  versions: Version[];
  /** Those that one can be compared with. */
  all: Version[];
  current: number;
  onRestore: (version: Version) => void;
  onFork: (version: Version) => void;
  onUndo: (version: Version) => void;
  onMark: (version: Version, mark: { name: string | null; bookmarked: boolean }) => Promise<void>;
}

/** Open rows show what changed: since the version before, or since the one that was picked to compare with. */
function Timeline({ versions, all, current, onRestore, onFork, onUndo, onMark }: TimelineProps) {
  const { t, language } = useI18n();
  const turns = useProject((state) => state.turns);
  const [open, setOpen] = useState<number | null>(null);
  const [against, setAgainst] = useState<number | null>(null);
  const days = useMemo(
    () => [...Map.groupBy(versions.toReversed(), (version) => dayName(language, version.at))],
    [versions, language],
  );

  return (
    <>
      <label className="mb-3 flex items-center gap-2 text-sm text-muted">
        {t('versions.compare.pick')}
        <select
          data-testid="compare"
          value={against ?? ''}
          onChange={(event) => setAgainst(event.target.value === '' ? null : Number(event.target.value))}
          className="h-8 rounded-s border border-line bg-raised px-2 text-sm text-ink"
        >
          <option value="">{t('versions.compare.before')}</option>
          {all.toReversed().map(({ number, name }) => (
            <option key={number} value={number}>
              {t('versions.number', { number })}
              {name ? ` · ${name}` : ''}
            </option>
          ))}
        </select>
      </label>
      {days.map(([day, ofDay]) => (
        <section key={day} aria-label={day} className="mb-2">
          <h3 className="label mb-1 first-letter:uppercase">{day}</h3>
          <ol>
            {ofDay.map((version) => (
              <VersionRow
                key={version.number}
                version={version}
                turn={turns.find((turn) => turn.id === version.turnId) ?? null}
                current={version.number === current}
                open={open === version.number}
                from={against ?? version.number - 1}
                onOpen={() => setOpen(open === version.number ? null : version.number)}
                onRestore={() => onRestore(version)}
                onFork={() => onFork(version)}
                onUndo={() => onUndo(version)}
                onMark={(mark) => onMark(version, mark)}
              />
            ))}
          </ol>
        </section>
      ))}
    </>
  );
}
