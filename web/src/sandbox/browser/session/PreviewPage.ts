import type { Emitted, Plan } from '../compiler/types';
import { isOfRuntime, ofRuntime, type FromPage, type Runtime, type ToPage } from '../preview/messages';

/** The page has answered for this long before; silent for longer, it is busy without end. */
const SILENT_MS = 6_000;
const LOOK_MS = 1_000;

export interface PageEvents {
  booted(worker: boolean, why: string): void;
  running(): void;
  silent(): void;
  invalidated(url: string): void;
}

/** The page in the frame, as far as it is the runtime's: files in, news out. Messages of anything else are not heard. */
export class PreviewPage {
  private readonly waiting = new Map<number, (kept: boolean) => void>();
  private readonly timer: ReturnType<typeof setInterval>;
  private ticket = 0;
  private heard: number | null = null;

  constructor(
    private readonly frame: HTMLIFrameElement,
    private readonly origin: string,
    private readonly events: PageEvents,
  ) {
    addEventListener('message', this.hear);
    this.timer = setInterval(() => this.look(), LOOK_MS);
  }

  /** True when the service worker has them. */
  store(files: Emitted[], removed: string[], reset: boolean): Promise<boolean> {
    const ticket = ++this.ticket;
    return new Promise((resolve) => {
      this.waiting.set(ticket, resolve);
      this.tell({ type: 'files', ticket, files, removed, reset });
    });
  }

  follow(plan: Plan): void {
    if (plan.kind === 'update')
      this.tell({ type: 'update', updates: plan.updates, styles: plan.styles.map((id) => id.replace(/\?.*$/, '')) });
    if (plan.kind === 'reload') this.tell({ type: 'reload' });
  }

  go(path: string): void {
    this.tell({ type: 'go', path });
  }

  close(): void {
    removeEventListener('message', this.hear);
    clearInterval(this.timer);
    for (const resolve of this.waiting.values()) resolve(false);
  }

  private tell(message: ToPage): void {
    this.frame.contentWindow?.postMessage(ofRuntime(message), this.origin);
  }

  private readonly hear = (event: MessageEvent<unknown>): void => {
    if (event.source !== this.frame.contentWindow || event.origin !== this.origin || !isOfRuntime(event.data)) return;
    const message = event.data as Runtime<FromPage>;
    this.heard = this.heard === null && message.type !== 'running' ? null : performance.now();
    switch (message.type) {
      case 'booted':
        this.events.booted(message.worker === true, typeof message.why === 'string' ? message.why.slice(0, 300) : '');
        break;
      case 'stored':
        this.waiting.get(message.ticket)?.(message.kept === true);
        this.waiting.delete(message.ticket);
        break;
      case 'running':
        this.events.running();
        break;
      case 'invalidate':
        if (typeof message.url === 'string') this.events.invalidated(message.url.slice(0, 1_000));
        break;
      // What was sent could not be taken in place: only a new start is sure.
      case 'update-failed':
        this.tell({ type: 'reload' });
        break;
      default:
    }
  };

  /** A page that says nothing while this one ran all the time is stuck. A tab that nobody looks at has its clocks slowed: nothing is said about it. */
  private look(): void {
    if (document.visibilityState === 'hidden') this.heard = this.heard === null ? null : performance.now();
    else if (this.heard !== null && performance.now() - this.heard > SILENT_MS) {
      this.heard = null;
      this.events.silent();
    }
  }
}
