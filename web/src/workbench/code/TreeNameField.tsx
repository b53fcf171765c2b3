import { useEffect, useRef, useState } from 'react';
import { useI18n } from '../../i18n/I18n';
import { useProject } from '../useProject';
import { folderOf, join, nameOf, nameProblem } from './paths';
import type { FileOps } from './useFileOps';
import type { Naming, TreeState } from './useTree';

interface Props {
  naming: Naming;
  tree: TreeState;
  ops: FileOps;
  onDone: () => void;
}

/** Where a name is typed: Enter takes it, Escape leaves everything as it was. */
export function TreeNameField({ naming, tree, ops, onDone }: Props) {
  const { t } = useI18n();
  const files = useProject((state) => state.files);
  const before = naming.kind === 'rename' ? nameOf(naming.path) : '';
  const folder = naming.kind === 'rename' ? folderOf(naming.path) : naming.folder;
  const [name, setName] = useState(before);
  const field = useRef<HTMLInputElement>(null);
  const done = useRef(false);

  const isTaken = (typed: string) =>
    typed !== before && (files.has(join(folder, typed)) || tree.rows.some((row) => row.path === join(folder, typed)));
  const problem = nameProblem(name, isTaken);

  useEffect(() => {
    // The menu that opened this gives the focus back when it closes.
    const timer = setTimeout(() => {
      const dot = before.lastIndexOf('.');
      field.current?.focus();
      field.current?.setSelectionRange(0, dot > 0 ? dot : before.length);
    }, 60);
    return () => clearTimeout(timer);
  }, [before]);

  const finish = (take: boolean) => {
    if (done.current) return;
    if (take && problem && problem !== 'empty') return;
    done.current = true;
    onDone();
    if (!take || problem || name === before) return;
    const path = join(folder, name);
    if (naming.kind === 'rename') void ops.move(naming.path, path);
    else if (naming.kind === 'folder') tree.addFolder(path);
    else void ops.create(path);
  };

  const label = {
    file: t('code.tree.newFile'),
    folder: t('code.tree.newFolder'),
    rename: t('code.tree.rename'),
  }[naming.kind];
  return (
    <span className="relative block min-w-0 flex-1">
      <input
        ref={field}
        data-testid="tree-name"
        aria-label={folder ? `${label}, ${folder}` : label}
        aria-invalid={problem !== null && problem !== 'empty'}
        placeholder={folder ? `${label} · ${folder}/` : label}
        value={name}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => setName(event.target.value)}
        onClick={(event) => event.stopPropagation()}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === 'Enter') finish(true);
          if (event.key === 'Escape') finish(false);
        }}
        onBlur={() => finish(problem === null)}
        className="h-6 w-full rounded-[4px] border border-ember bg-raised px-1.5 text-sm text-ink aria-invalid:border-bad"
      />
      {problem && problem !== 'empty' && (
        <span
          role="alert"
          className="absolute inset-x-0 top-full z-10 mt-0.5 rounded-s bg-bad-wash px-2 py-1 text-xs text-bad shadow-1"
        >
          {t(`code.tree.name.${problem}`)}
        </span>
      )}
    </span>
  );
}
