import type { ProjectStore } from '../../events/store';
import { Document } from './Document';
import { hasOwnEdits } from './document-state';
import {
  closePath,
  focus,
  movePath,
  noGroups,
  openPath,
  removePaths,
  renamePaths,
  splitPath,
  type Groups,
} from './groups';
import { isWithin } from './paths';

/** The tabs of one side of the editor. */
export interface DocumentGroup {
  open: Document[];
  active: Document | null;
}

/** What the screen shows of the open files; a new value whenever something changed. */
export interface DocumentsView {
  groups: DocumentGroup[];
  focused: number;
  /** The file that the person is at. */
  active: Document | null;
}

/** The open files of a project, in one group or two side by side; a file that is open in both is one. It follows the project's live state and hands each file what concerns it. */
export class Documents {
  private readonly listeners = new Set<() => void>();
  private readonly known = new Map<string, Document>();
  private groups: Groups = noGroups;
  private view: DocumentsView = { groups: [{ open: [], active: null }], focused: 0, active: null };
  private readonly leave: () => void;

  constructor(private readonly store: ProjectStore) {
    this.leave = store.subscribe(() => {
      for (const document of this.known.values()) this.tell(document);
    });
    addEventListener('beforeunload', this.onLeave);
    document.addEventListener('visibilitychange', this.onHide);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly get = (): DocumentsView => this.view;

  /** Opens a file where the person is, or goes to the side that shows it already. */
  open(path: string): void {
    const { groups, focused } = this.groups;
    const showing = groups[focused]?.active === path ? focused : groups.findIndex((group) => group.active === path);
    this.set(openPath(this.groups, path, showing >= 0 ? showing : focused));
  }

  select(document: Document, group: number): void {
    this.set(openPath(this.groups, document.path, group));
  }

  focus(group: number): void {
    const next = focus(this.groups, group);
    if (next !== this.groups) this.set(next);
  }

  /** Shows the file beside itself, or on the other side. */
  split(document: Document): void {
    this.set(splitPath(this.groups, document.path));
  }

  /** Takes a tab to the other side. */
  move(path: string, from: number, to: number): void {
    this.set(movePath(this.groups, path, from, to));
  }

  async close(document: Document, group: number): Promise<void> {
    const next = closePath(this.groups, document.path, group);
    if (!next.groups.some(({ paths }) => paths.includes(document.path))) {
      await document.save();
      // What could not be saved is not thrown away with its tab.
      if (hasOwnEdits(document.state)) return;
    }
    this.set(next);
  }

  /** Saves what is open below a folder, or a file itself, before something happens to it. */
  async saveWithin(folder: string): Promise<void> {
    for (const document of this.known.values()) if (isWithin(document.path, folder)) await document.save();
  }

  /** Opens under their new paths what was moved. */
  follow(pathAfter: (path: string) => string): void {
    this.set(renamePaths(this.groups, pathAfter));
  }

  /** Closes what was deleted. */
  closeWithin(folder: string): void {
    this.set(removePaths(this.groups, (path) => isWithin(path, folder)));
  }

  dispose(): void {
    this.leave();
    removeEventListener('beforeunload', this.onLeave);
    document.removeEventListener('visibilitychange', this.onHide);
    for (const document of this.known.values()) void document.save().finally(() => document.dispose());
  }

  private tell(document: Document): void {
    const { files, writing } = this.store.get();
    document.follow(files.get(document.path), writing.get(document.path)?.text);
  }

  private readonly onHide = () => {
    if (document.visibilityState === 'hidden') for (const open of this.known.values()) void open.save();
  };

  private readonly onLeave = (event: BeforeUnloadEvent) => {
    if ([...this.known.values()].some((document) => hasOwnEdits(document.state))) event.preventDefault();
  };

  private set(groups: Groups): void {
    this.groups = groups;
    const wanted = new Set(groups.groups.flatMap(({ paths }) => paths));
    const made = [...wanted].filter((path) => !this.known.has(path));
    const gone = [...this.known.values()].filter((document) => !wanted.has(document.path));
    for (const path of made) this.known.set(path, new Document(this.store.get().project.id, path, this.draw));
    for (const document of gone) this.known.delete(document.path);
    this.draw();
    for (const document of gone) document.dispose();
    for (const path of made) {
      const document = this.known.get(path);
      if (document) this.tell(document);
    }
  }

  private readonly draw = (): void => {
    const groups = this.groups.groups.map(({ paths, active }) => ({
      open: paths.flatMap((path) => this.known.get(path) ?? []),
      active: (active !== null && this.known.get(active)) || null,
    }));
    this.view = { groups, focused: this.groups.focused, active: groups[this.groups.focused]?.active ?? null };
    for (const listener of this.listeners) listener();
  };
}
