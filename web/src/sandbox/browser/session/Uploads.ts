import { putModule, putSnapshot } from '../../../api/browser';
import type { CompilerWorker } from './CompilerWorker';

/** Visitors need the newest soon; every keystroke of its author they do not need. */
const SETTLE_MS = 1_200;
const AT_ONCE = 4;

/** Hands what was compiled to the server, for everybody whose browser does not compile it: visitors, other devices. */
export class Uploads {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly project: string,
    private readonly compiler: CompilerWorker,
    private readonly version: () => number,
    private readonly signal: AbortSignal,
  ) {
    signal.addEventListener('abort', () => clearTimeout(this.timer));
  }

  soon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.now().catch((error: unknown) => console.warn('The compiled page could not be handed to the server.', error));
    }, SETTLE_MS);
  }

  /** One after the other; resolves when the server has it. */
  now(): Promise<void> {
    clearTimeout(this.timer);
    const next = this.last.catch(() => {}).then(() => this.upload());
    this.last = next;
    return next;
  }

  private async upload(): Promise<void> {
    if (this.signal.aborted) return;
    const modules = await this.compiler.ask({ op: 'snapshot' });
    const version = this.version();
    const { missing } = await putSnapshot(this.project, version, modules, this.signal);
    if (missing.length === 0) return;
    const bodies = await this.compiler.ask({ op: 'bodies', hashes: missing });
    const sender = async () => {
      for (let item = bodies.shift(); item; item = bodies.shift())
        await putModule(this.project, item.hash, item.body, this.signal);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, sender));
    await putSnapshot(this.project, version, modules, this.signal);
  }
}
