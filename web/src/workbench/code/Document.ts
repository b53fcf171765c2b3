import { codeOf } from '../../api/errors';
import { readFile, saveFile } from '../../api/files';
import { tellSaved } from '../../api/saved';
import { LARGE_BYTES, readContent } from './content';
import { hasOwnEdits, nextDocument, type DocumentEvent, type DocumentState } from './document-state';
import { languageOf } from './language';
import './grammars';
import { monaco } from './monaco';
import { replaceText } from './replace-text';

/** A save follows this long after the last key: typing is not interrupted, and the preview still feels immediate. */
const AUTOSAVE_MS = 500;

/** One open file: its text in the editor, the hash that it stands on, and its way to the server. */
export class Document {
  readonly model: monaco.editor.ITextModel;
  /** The text on the server, while a conflict is compared with it. */
  theirs: string | null = null;
  state: DocumentState = { status: 'loading' };
  /** The content that the text here stands on: what a save is compared with. */
  private base: string | null = null;
  /** The newest content on the server that is accounted for. */
  private seen: string | null = null;
  private fromOutside = false;
  private allowLarge = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly project: string,
    readonly path: string,
    private readonly changed: () => void,
  ) {
    const uri = monaco.Uri.parse(`forja://${project}/${path}`);
    // Going to a definition makes a model of the file before it is opened: one file has one.
    this.model = monaco.editor.getModel(uri) ?? monaco.editor.createModel('', languageOf(path), uri);
    this.model.onDidChangeContent(() => {
      if (this.fromOutside) return;
      this.take({ type: 'edited' });
      this.saveSoon();
    });
  }

  /** Tells what the stream knows: the file's hash and size, or that it is gone, or the text that the model writes into it. */
  follow(entry: { hash?: string | null; size: number } | undefined, writing: string | undefined): void {
    if (writing !== undefined) {
      this.take({ type: 'writing' });
      if (this.state.status === 'writing') this.show(writing);
      return;
    }
    const { status } = this.state;
    if (!entry) {
      if (status !== 'loading' && status !== 'unreadable') this.take({ type: 'deleted' });
      else if (status === 'loading' && this.seen === null) void this.load();
      return;
    }
    // A save under way learns of other changes by its own answer.
    if (status === 'saving') return;
    if (entry.hash === this.seen && status !== 'writing') return;
    this.seen = entry.hash ?? '';
    if (!this.allowLarge && entry.size > LARGE_BYTES) return this.take({ type: 'unreadable', reason: 'large' });
    this.take({ type: 'changed-elsewhere', hash: this.seen });
    if (this.state.status === 'loading') void this.load();
    else this.saveSoon();
  }

  async openLarge(): Promise<void> {
    this.allowLarge = true;
    await this.load();
  }

  async load(): Promise<void> {
    try {
      const file = await readFile(this.project, this.path);
      const content = readContent(file.bytes);
      if (hasOwnEdits(this.state)) return;
      this.base = this.seen = file.hash;
      if (content.kind === 'binary') return this.take({ type: 'unreadable', reason: 'binary' });
      this.show(content.text);
      this.take({ type: 'loaded' });
    } catch (error) {
      this.take({ type: 'unreadable', reason: 'error', code: codeOf(error) });
    }
  }

  async save(): Promise<void> {
    clearTimeout(this.timer);
    if (this.state.status !== 'unsaved' && this.state.status !== 'failed') return;
    this.take({ type: 'save' });
    const text = this.model.getValue();
    this.tell(text, null);
    try {
      const saved = await saveFile(this.project, this.path, text, this.base);
      if (saved.outcome === 'saved' && !saved.merged) this.tell(text, saved.hash);
      if (saved.outcome === 'conflict') {
        this.seen = saved.hash;
        return this.take({ type: 'stale', hash: saved.hash });
      }
      this.seen = saved.hash;
      this.take({ type: 'saved' });
      const typedOn = hasOwnEdits(this.state);
      // What was typed on lacks what was merged in: it still stands on what was read before, and is merged again.
      if (!(saved.merged && typedOn)) this.base = saved.hash;
      if (typedOn) this.saveSoon();
      else if (saved.merged) await this.load();
    } catch (error) {
      this.take({ type: 'save-failed', code: codeOf(error) });
    }
  }

  /** The person's text takes the place of the server's, knowingly. */
  async keepMine(): Promise<void> {
    const theirs = await this.readTheirs();
    this.base = theirs?.hash ?? null;
    this.theirs = null;
    this.state = { status: 'unsaved' };
    await this.save();
  }

  async takeTheirs(): Promise<void> {
    this.theirs = null;
    this.state = { status: 'loading' };
    this.changed();
    await this.load();
    if (this.base !== null) this.tell(this.model.getValue(), this.base);
  }

  async compare(): Promise<void> {
    const file = await this.readTheirs();
    const content = file && readContent(file.bytes);
    this.theirs = content?.kind === 'text' ? content.text : '';
    this.changed();
  }

  stopComparing(): void {
    this.theirs = null;
    this.changed();
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.model.dispose();
  }

  private tell(text: string, hash: string | null): void {
    tellSaved({ project: this.project, path: this.path, hash, text });
  }

  private readTheirs() {
    // Deleted meanwhile: there is nothing to compare with or to stand on.
    return readFile(this.project, this.path).catch(() => null);
  }

  private saveSoon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.save(), AUTOSAVE_MS);
  }

  private show(text: string): void {
    this.fromOutside = true;
    try {
      replaceText(this.model, text);
    } finally {
      this.fromOutside = false;
    }
  }

  private take(event: DocumentEvent): void {
    const before = this.state;
    this.state = nextDocument(before, event);
    if (this.state !== before) this.changed();
  }
}
