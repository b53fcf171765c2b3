import { bootLink } from '../../../api/browser';
import { codeOf } from '../../../api/errors';
import type { ProjectStore } from '../../../events/store';
import type { Build, Place } from '../compiler/types';
import { CompilerWorker } from './CompilerWorker';
import { PreviewPage } from './PreviewPage';
import { ProjectPackages } from './ProjectPackages';
import { ProjectSources } from './ProjectSources';
import { starting, type SessionState } from './session-state';
import { Uploads } from './Uploads';

/**
 * A project running in this browser, for as long as it is looked at: files come from the server's project, are compiled beside the page, and go to the
 * preview's own service worker, or to the server where the browser allows none. The project itself is nowhere here: closing loses nothing.
 */
export class BrowserSession {
  private readonly listeners = new Set<() => void>();
  private readonly closing = new AbortController();
  private readonly compiler = new CompilerWorker();
  private readonly sources: ProjectSources;
  private readonly packages: ProjectPackages;
  private readonly uploads: Uploads;
  private readonly leave: () => void;
  private readonly opened: Promise<unknown>;
  /** Something of the page went wrong, or it has shown nothing yet: an update in place may not mend it. */
  private unsound = false;
  private state: SessionState = starting;
  private page: PreviewPage | null = null;
  private path = '/';
  /** The newest build can be shown. */
  private complete = false;
  /** The boot page waits; `worker` when its service worker takes files. */
  private booted: { worker: boolean } | null = null;
  private shown = false;
  private syncing: Promise<void> | null = null;
  private stale = false;
  private asked = '';

  constructor(private readonly store: ProjectStore) {
    const { project } = store.get();
    this.sources = new ProjectSources(store, () => this.sync());
    this.packages = new ProjectPackages(project.id, this.closing.signal, () => {
      this.set({ packages: this.packages.state, missing: [...(this.packages.current?.missing ?? [])] });
      this.sync();
    });
    this.uploads = new Uploads(project.id, this.compiler, () => store.get().project.version, this.closing.signal);
    let version = project.version;
    this.leave = store.subscribe(() => {
      if (store.get().project.version === version) return;
      version = store.get().project.version;
      if (this.complete) this.uploads.soon();
    });
    const opened = this.compiler.ask({ op: 'open', appOrigin: location.origin });
    this.opened = opened;
    opened.then(
      (name) => this.set({ smallCompiler: name === 'sucrase' }),
      (error: unknown) => this.fail('browser.compiler-failed', error),
    );
    void this.packages.ask();
    void this.renew();
    this.sync();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly get = (): SessionState => this.state;

  /** A new frame, from the first page on. */
  async renew(path = '/'): Promise<void> {
    this.path = path;
    this.shown = false;
    this.booted = null;
    this.set({ status: 'starting', failure: null });
    try {
      const { openUrl } = await bootLink(this.store.get().project.id, this.closing.signal);
      this.set({ url: openUrl, key: this.state.key + 1 });
    } catch (error) {
      if (!this.closing.signal.aborted) this.fail(codeOf(error), error);
    }
  }

  attach(frame: HTMLIFrameElement | null): void {
    this.page?.close();
    this.page = null;
    if (!frame || this.state.url === null) return;
    this.page = new PreviewPage(frame, new URL(this.state.url).origin, {
      booted: (worker, why) => {
        if (!worker) console.info(`The preview is answered by the server: ${why}`);
        this.booted = { worker };
        this.set({ byServer: !worker });
        void this.show();
      },
      running: () => this.set({ status: 'running' }),
      silent: () => this.set({ status: 'stuck' }),
      invalidated: (url) => void this.invalidate(url),
    });
  }

  async add(names: string[]): Promise<void> {
    this.set({ adding: true });
    try {
      await this.packages.add(names);
    } finally {
      this.set({ adding: false });
    }
  }

  /** What the bridge knows of the page: whether it came up, and nothing went wrong. */
  hearSound(sound: boolean): void {
    this.unsound = !sound;
  }

  retryPackages(): void {
    void this.packages.ask(true);
  }

  /** Places of the page's code as places of the project's files; null where nothing is known. */
  locate(places: Place[]) {
    return this.compiler.ask({ op: 'locate', places });
  }

  close(): void {
    this.closing.abort();
    this.leave();
    this.sources.close();
    this.page?.close();
    this.compiler.close();
  }

  /** Everything that came meanwhile is one more round, not one each. */
  private sync(): void {
    this.stale = true;
    this.syncing ??= this.rounds().finally(() => (this.syncing = null));
  }

  private async rounds(): Promise<void> {
    while (this.stale && !this.closing.signal.aborted) {
      this.stale = false;
      try {
        // The files come while the compiler starts.
        const changes = await this.sources.changes(this.closing.signal);
        await this.opened;
        if (changes.some(({ path }) => path === 'package.json' || path === 'package-lock.json'))
          void this.packages.ask();
        const build = await this.compiler.ask({ op: 'build', changes, packages: this.packages.current });
        await this.take(build);
      } catch (error) {
        if (!this.closing.signal.aborted) this.fail('browser.compiler-failed', error);
        return;
      }
    }
  }

  private async take(build: Build): Promise<void> {
    this.complete = build.complete;
    this.set({ errors: build.errors });
    this.askFor(build.wants);
    if (!build.complete) return;
    if (!this.shown) return void this.show();
    if (build.files.length > 0 || build.removed.length > 0) {
      if (this.booted?.worker) {
        await this.page?.store(build.files, build.removed, false);
        this.uploads.soon();
      } else await this.uploads.now();
    }
    const mends = build.plan.kind === 'update' && this.unsound;
    this.page?.follow(mends ? { kind: 'reload', because: 'unsound' } : build.plan);
  }

  /** Imports that the set has not: the server looks at the sources, and makes a set that has them. */
  private askFor(wants: string[]): void {
    const { current, state } = this.packages;
    if (!current || state.status !== 'ready') return;
    const lacking = wants.filter(
      (name) => !(name in current.entries) && !current.missing.includes(name) && !(name in (current.unusable ?? {})),
    );
    const wish = lacking.join(' ');
    if (lacking.length === 0 || wish === this.asked) return;
    this.asked = wish;
    void this.packages.ask(true);
  }

  /** The first sight: everything to the boot page, then the app in its place. */
  private async show(): Promise<void> {
    const { page, booted } = this;
    if (!page || !booted || !this.complete || this.shown) return;
    this.shown = true;
    try {
      const kept = booted.worker && (await page.store(await this.compiler.ask({ op: 'everything' }), [], true));
      if (kept) this.uploads.soon();
      else await this.uploads.now();
      page.go(this.path);
    } catch (error) {
      if (!this.closing.signal.aborted) this.fail(codeOf(error), error);
    }
  }

  private async invalidate(url: string): Promise<void> {
    const { plan, files } = await this.compiler.ask({ op: 'invalidate', url });
    if (this.booted?.worker) await this.page?.store(files, [], false);
    else await this.uploads.now();
    this.page?.follow(plan);
  }

  private fail(code: string, error: unknown): void {
    console.warn('The preview in the browser stopped.', error);
    this.set({ status: 'failed', failure: code });
  }

  private set(change: Partial<SessionState>): void {
    if (this.closing.signal.aborted) return;
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }
}
