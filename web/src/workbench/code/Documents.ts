import type { ProjectStore } from '../../events/store';
import { Document } from './Document';
import { hasOwnEdits } from './document-state';
import { isWithin } from './paths';

/** What the screen shows of the open files; a new value whenever something changed. */
export interface DocumentsView {
  open: Document[];
  active: Document | null;
}

/** The open files of a project. It follows the project's live state and hands each file what concerns it. */
export class Documents {
  private readonly listeners = new Set<() => void>();
  private view: DocumentsView = { open: [], active: null };
  private readonly leave: () => void;

  constructor(private readonly store: ProjectStore) {
    this.leave = store.subscribe(() => {
      for (const document of this.view.open) this.tell(document);
    });
    addEventListener('beforeunload', this.onLeave);
    document.addEventListener('visibilitychange', this.onHide);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly get = (): DocumentsView => this.view;

  open(path: string): Document {
    const known = this.view.open.find((document) => document.path === path);
    if (known) {
      this.set({ ...this.view, active: known });
      return known;
    }
    const document = this.create(path);
    this.set({ open: [...this.view.open, document], active: document });
    this.tell(document);
    return document;
  }

  async close(document: Document): Promise<void> {
    await document.save();
    // What could not be saved is not thrown away with its tab.
    if (hasOwnEdits(document.state)) return;
    const index = this.view.open.indexOf(document);
    const open = this.view.open.filter((other) => other !== document);
    const active = this.view.active === document ? (open[index] ?? open.at(-1) ?? null) : this.view.active;
    this.set({ open, active });
    document.dispose();
  }

  /** Saves what is open below a folder, or a file itself, before something happens to it. */
  async saveWithin(folder: string): Promise<void> {
    for (const document of this.view.open) if (isWithin(document.path, folder)) await document.save();
  }

  /** Opens under their new paths what was moved. */
  follow(pathAfter: (path: string) => string): void {
    const { active } = this.view;
    const open = this.view.open.map((document) => {
      const path = pathAfter(document.path);
      return path === document.path ? document : this.create(path);
    });
    const gone = this.view.open.filter((document) => !open.includes(document));
    const index = active ? this.view.open.indexOf(active) : -1;
    this.set({ open, active: open[index] ?? null });
    for (const document of gone) document.dispose();
    for (const document of open) this.tell(document);
  }

  /** Closes what was deleted. */
  closeWithin(folder: string): void {
    const gone = this.view.open.filter((document) => isWithin(document.path, folder));
    const open = this.view.open.filter((document) => !gone.includes(document));
    const active = this.view.active && gone.includes(this.view.active) ? (open.at(-1) ?? null) : this.view.active;
    this.set({ open, active });
    for (const document of gone) document.dispose();
  }

  dispose(): void {
    this.leave();
    removeEventListener('beforeunload', this.onLeave);
    document.removeEventListener('visibilitychange', this.onHide);
    for (const document of this.view.open) void document.save().finally(() => document.dispose());
  }

  private create(path: string): Document {
    return new Document(this.store.get().project.id, path, () => this.set({ ...this.view }));
  }

  private tell(document: Document): void {
    const { files, writing } = this.store.get();
    document.follow(files.get(document.path), writing.get(document.path)?.text);
  }

  private readonly onHide = () => {
    if (document.visibilityState === 'hidden') for (const open of this.view.open) void open.save();
  };

  private readonly onLeave = (event: BeforeUnloadEvent) => {
    if (this.view.open.some((document) => hasOwnEdits(document.state))) event.preventDefault();
  };

  private set(view: DocumentsView): void {
    this.view = view;
    for (const listener of this.listeners) listener();
  }
}
