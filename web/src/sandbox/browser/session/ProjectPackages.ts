import { addPackages, readIcons, readPackages, type BrowserPackages } from '../../../api/browser';
import { codeOf } from '../../../api/errors';
import type { Packages } from '../compiler/types';

/** A set that is being made tells when it is there; this is for a stream that was cut meanwhile. */
const LOOK_AGAIN_MS = 2_000;

export type PackagesState =
  { status: 'asking' | 'building' | 'ready' } | { status: 'failed'; code: string; detail: string | null };

/** The dependency set that the project's page runs on. */
export class ProjectPackages {
  state: PackagesState = { status: 'asking' };
  current: Packages | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asking: Promise<void> | null = null;
  private askAgain = false;

  constructor(
    private readonly project: string,
    private readonly signal: AbortSignal,
    private readonly changed: () => void,
  ) {
    signal.addEventListener('abort', () => clearTimeout(this.timer));
  }

  /** Asks how it stands. Several wishes at once are one question. */
  ask(again = false): Promise<void> {
    clearTimeout(this.timer);
    this.askAgain ||= again;
    return (this.asking ??= this.read().finally(() => (this.asking = null)));
  }

  async add(names: string[]): Promise<void> {
    await this.take(await addPackages(this.project, names));
  }

  private async read(): Promise<void> {
    const again = this.askAgain;
    this.askAgain = false;
    try {
      await this.take(await readPackages(this.project, again, this.signal));
    } catch (error) {
      if (this.signal.aborted) return;
      this.state = { status: 'failed', code: codeOf(error), detail: null };
      this.changed();
    }
  }

  private async take(found: BrowserPackages): Promise<void> {
    if (this.signal.aborted) return;
    if (found.state === 'building') {
      this.state = { status: 'building' };
      this.timer = setTimeout(() => void this.ask(), LOOK_AGAIN_MS);
    } else if (found.state === 'failed') {
      this.state = {
        status: 'failed',
        code: found.error?.code ?? 'dependencies.bundle-failed',
        detail: found.error?.detail ?? null,
      };
    } else {
      const next = await this.setOf(found);
      // The same set again is no news: everything would be linked anew for nothing.
      if (JSON.stringify(next) !== JSON.stringify(this.current)) this.current = next;
      this.state = { status: 'ready' };
    }
    this.changed();
  }

  private async setOf(found: BrowserPackages): Promise<Packages> {
    const { set, packs = [], entries, missing, unusable = {} } = found;
    // Without the map of its icons a pack is imported whole, which is slower and not wrong.
    const exports = set && packs.length > 0 ? await readIcons(this.project, set, this.signal).catch(() => ({})) : {};
    return { base: found.base ?? '/npm/', entries, exports, missing, unusable };
  }
}
