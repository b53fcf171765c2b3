import { json } from '../../api/http';
import type { ProjectStore } from '../../events/store';
import type { ProjectTexts } from '../ProjectTexts';
import { javascriptDefaults, type monaco, setTypeScript, typescriptDefaults } from './monaco';
import { setPrettier } from './format';
import { checkerOptions } from './tsconfig';

/** Saves in a row are one change to the checker. */
const SETTLE_MS = 400;

const source = /\.([cm]?[jt]sx?|json)$/;

/**
 * Lets the editor know the whole project: its own files and the declarations of its packages, so that it completes over them, goes to
 * definitions in other files, and marks real mistakes. Without the packages' declarations every import would be one, so types are then
 * not checked.
 */
export class ProjectTypes {
  private readonly leave: () => void;
  private libraries = new Map<string, monaco.IDisposable & { text: string }>();
  private packageHash: string | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private files: unknown = null;

  constructor(
    private readonly store: ProjectStore,
    private readonly texts: ProjectTexts,
  ) {
    this.leave = store.subscribe(() => this.soon());
    void this.update();
  }

  dispose(): void {
    this.leave();
    clearTimeout(this.timer);
    for (const library of this.libraries.values()) library.dispose();
  }

  private soon(): void {
    if (this.store.get().files === this.files) return;
    this.files = this.store.get().files;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.update(), SETTLE_MS);
  }

  private async update(): Promise<void> {
    const { project, files } = this.store.get();
    this.files = files;
    const texts = await this.texts.read();
    const textOf = (path: string) => texts.find((text) => text.path === path)?.text;
    const wanted = new Map(
      texts.filter(({ path }) => source.test(path)).map(({ path, text }) => [uriOf(project.id, path), text]),
    );
    this.keep('own', wanted);
    const prettier = textOf('.prettierrc.json') ?? textOf('.prettierrc');
    setPrettier(prettier, prettier !== undefined || /"prettier"\s*:/.test(textOf('package.json') ?? ''));

    const settings = textOf('tsconfig.app.json') ?? textOf('tsconfig.json') ?? '';
    const hash = `${files.get('package.json')?.hash ?? ''} ${settings}`;
    if (hash === this.packageHash) return;
    this.packageHash = hash;
    const types = await readTypes(project.id).catch(() => ({}));
    const packages = new Map(
      Object.entries(types).map(([path, text]) => [uriOf(project.id, `node_modules/${path}`), text]),
    );
    this.keep('packages', packages);
    setTypeScript({
      checked: packages.size > 0,
      options: checkerOptions(settings, `forja://${project.id}`),
    });
  }

  /** Makes what the checker knows of one kind exactly this, touching only what differs. */
  private keep(kind: 'own' | 'packages', wanted: Map<string, string>): void {
    for (const [uri, library] of this.libraries) {
      const isPackage = uri.includes('/node_modules/');
      if (isPackage !== (kind === 'packages') || wanted.get(uri) === library.text) continue;
      library.dispose();
      this.libraries.delete(uri);
    }
    for (const [uri, text] of wanted) {
      if (this.libraries.has(uri)) continue;
      const added = [typescriptDefaults, javascriptDefaults].map((defaults) => defaults.addExtraLib(text, uri));
      this.libraries.set(uri, { text, dispose: () => added.forEach((library) => library.dispose()) });
    }
  }
}

/** As the checker writes addresses: nothing in them is escaped, or it would not find `@types`. */
const uriOf = (project: string, path: string): string => `forja://${project}/${path}`;

const readTypes = async (id: string): Promise<Record<string, string>> =>
  (await json<{ files: Record<string, string> }>(`/projects/${encodeURIComponent(id)}/types`)).files;
