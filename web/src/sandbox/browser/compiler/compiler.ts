import { ready } from './analyze';
import { isAsset, typeOf } from './assets';
import { Candidates } from './candidates';
import { Graph } from './graph';
import type { Host } from './host';
import { processHtml, type Page } from './html';
import { locate } from './locate';
import { moduleAt } from './link';
import { extensionOf } from './paths';
import type { Project } from './resolve';
import { readSettings, type Settings } from './settings';
import { Styles } from './styles';
import type { Build, BuildError, Change, Emitted, Packages, Place, Plan, ScriptCompiler } from './types';

const SETTINGS = /^(tsconfig(\.app)?\.json|jsconfig\.json|vite\.config\.m?[jt]s|package\.json|\.env(\.\w+)*)$/;
/** Files of the project that no page asks for. */
const PRIVATE =
  /(^|\/)\.|(^|\/)node_modules\/|^(package(-lock)?\.json|tsconfig.*\.json|vite\.config\.\w+|svelte\.config\.\w+)$|\.(md|lock|tsbuildinfo)$/;

interface Source {
  bytes: Uint8Array;
  text?: string;
}

/**
 * A project's modules as the browser loads them, kept up to date change by change. It knows no clock, network or page: what it is given are files and the
 * dependency set, what it gives are answers for addresses, what the page has to do about them, and what is wrong. Builds must not overlap.
 */
export class Compiler implements Host {
  private readonly files = new Map<string, Source>();
  private readonly pages = new Map<string, Page>();
  private readonly answers = new Map<string, Emitted>();
  private readonly candidates = new Candidates();
  private readonly graph = new Graph(this);
  private settings: Settings = readSettings(() => null);
  private packages: Packages | null = null;
  private started = false;
  readonly styles = new Styles(
    this.candidates,
    () => this.project,
    (path) => this.text(path),
  );

  constructor(
    readonly compiler: ScriptCompiler,
    private readonly appOrigin: string,
  ) {}

  async build(changes: readonly Change[], packages: Packages | null = this.packages): Promise<Build> {
    await ready;
    const { changed, shape, names } = this.take(changes);
    const relink = shape || packages !== this.packages;
    this.packages = packages;
    let because = this.readSettings(changed);
    if (because !== null) this.graph.forget();
    because ??= this.readPages(changed, because !== null);

    const entries = [...this.pages.values()].flatMap((page) => page.entries.concat(page.styles));
    const grown = await this.graph.grow(entries, { changed, shape, relink, names });
    const statics = this.readStatics();
    because ??= statics.because;
    const complete = this.pages.has('index.html') && !grown.awaited;
    const first = !this.started && complete;
    this.started ||= complete;

    const links = new Set([...this.pages.values()].flatMap((page) => page.styles));
    const plan: Plan = first
      ? { kind: 'reload', because: 'first' }
      : because
        ? { kind: 'reload', because }
        : this.graph.plan(grown.changed, links);
    const emitted = this.graph.emit();
    return {
      files: [...this.pageFiles(), ...statics.files, ...emitted.files],
      removed: [...statics.removed, ...emitted.removed],
      plan,
      errors: [...this.ownErrors(), ...this.graph.errors()],
      wants: [...grown.wants],
      complete,
    };
  }

  /** The page's module looked at its update and handed it on: who above takes it. */
  invalidate(url: string): { plan: Plan; files: Emitted[] } {
    const plan = this.graph.plan([moduleAt(url)], new Set(), true);
    return { plan, files: this.graph.emit().files };
  }

  /** Every answer, for a preview that has none yet. */
  everything(): Emitted[] {
    return [...this.answers.values(), ...this.graph.everything()];
  }

  /** Where in the project's files a place of the page's code comes from. */
  locate(place: Place): { path: string; line: number; column: number } | null {
    const module = this.graph.modules.get(moduleAt(place.url));
    return module?.loaded ? locate(module.path, module.loaded, place) : null;
  }

  get project(): Project {
    return { has: (path) => this.files.has(path), settings: this.settings, packages: this.packages };
  }

  get env(): Record<string, string | boolean> {
    return { BASE_URL: '/', MODE: 'development', DEV: true, PROD: false, SSR: false, ...this.settings.env };
  }

  get refresh(): boolean {
    return this.settings.packageNames.has('react');
  }

  text(path: string): string | null {
    const source = this.files.get(path);
    return source ? (source.text ??= new TextDecoder().decode(source.bytes)) : null;
  }

  bytes(path: string): Uint8Array | null {
    return this.files.get(path)?.bytes ?? null;
  }

  paths(): readonly string[] {
    return [...this.files.keys()];
  }

  addressOf(path: string): string {
    return path.startsWith('public/') ? path.slice('public'.length) : `/${path}`;
  }

  inlineScript(path: string, index: number): string | null {
    return this.pages.get(path)?.inline[index] ?? null;
  }

  private take(changes: readonly Change[]) {
    const changed = new Set<string>();
    let [shape, names] = [false, false];
    for (const { path, bytes } of changes) {
      const known = this.files.get(path);
      if (bytes === null ? !known : known && sameBytes(known.bytes, bytes)) continue;
      changed.add(path);
      shape ||= ((bytes === null) !== !known) === false || !known || bytes === null;
      if (bytes === null) this.files.delete(path);
      else this.files.set(path, { bytes });
      names = this.candidates.update(path, this.text(path)) || names;
    }
    return { changed, shape, names };
  }

  private readSettings(changed: ReadonlySet<string>): string | null {
    if (![...changed].some((path) => SETTINGS.test(path))) return null;
    const before = JSON.stringify(printable(this.settings));
    this.settings = readSettings((path) => this.text(path));
    return this.started && before !== JSON.stringify(printable(this.settings)) ? 'settings' : null;
  }

  private readPages(changed: ReadonlySet<string>, all: boolean): string | null {
    let because: string | null = null;
    for (const path of this.pages.keys()) if (!this.files.has(path)) this.pages.delete(path);
    for (const path of this.files.keys()) {
      if (extensionOf(path) !== '.html' || path.startsWith('public/') || PRIVATE.test(path)) continue;
      if (!all && !changed.has(path) && !changed.has('package.json') && this.pages.has(path)) continue;
      const page = processHtml(this.text(path) ?? '', path, {
        appOrigin: this.appOrigin,
        refresh: this.refresh,
        env: this.env,
      });
      if (this.started && this.pages.get(path)?.html !== page.html) because = path;
      this.pages.set(path, page);
    }
    return because;
  }

  private pageFiles(): Emitted[] {
    return [...this.pages].flatMap(([path, page]) =>
      this.answer({ path: `/${path}`, type: typeOf(path), body: page.html }),
    );
  }

  /** What is answered as it lies in the project: `public`, pictures and fonts, and the scripts that a page loads without modules. */
  private readStatics(): { files: Emitted[]; removed: string[]; because: string | null } {
    const wanted = new Map<string, string>();
    for (const path of this.files.keys()) {
      if (PRIVATE.test(path) || this.pages.has(path)) continue;
      if (path.startsWith('public/')) wanted.set(path.slice('public'.length), path);
      else if (
        !this.graph.modules.has(`/${path}`) &&
        (isAsset(path) || /\.(js|json|css)$/.test(path)) &&
        !wanted.has(`/${path}`)
      )
        wanted.set(`/${path}`, path);
    }
    let because: string | null = null;
    const files = [...wanted].flatMap(([address, path]) => {
      const known = this.answers.get(address);
      const news = this.answer({ path: address, type: typeOf(path), body: this.bytes(path) ?? '' });
      if (known && news.length > 0) because = path;
      return news;
    });
    const removed = [...this.answers.keys()].filter(
      (address) => !wanted.has(address) && !this.pages.has(address.slice(1)),
    );
    for (const address of removed) this.answers.delete(address);
    // An address that became a module's is answered still.
    return { files, removed: removed.filter((address) => !this.graph.modules.has(address)), because };
  }

  private answer(file: Emitted): Emitted[] {
    const known = this.answers.get(file.path);
    if (
      known &&
      (known.body === file.body ||
        (known.body instanceof Uint8Array && file.body instanceof Uint8Array && sameBytes(known.body, file.body)))
    )
      return [];
    this.answers.set(file.path, file);
    return [file];
  }

  private ownErrors(): BuildError[] {
    if (this.pages.has('index.html') || this.files.size === 0) return [];
    const message = 'There is no index.html to start from.';
    return [{ code: 'unsupported', message, file: 'index.html', line: 1, column: 1, frame: '' }];
  }
}

const printable = (settings: Settings) => ({ ...settings, packageNames: settings.packageNames.has('react') });

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return false;
  return true;
}
