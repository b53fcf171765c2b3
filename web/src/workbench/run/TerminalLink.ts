import { terminalSocket } from '../../api/terminals';

/** What a terminal on the screen is told by its program. */
export interface TerminalEnd {
  /** Everything that is kept of what was printed; comes first after each connection. */
  begin(bytes: Uint8Array): void;
  print(bytes: Uint8Array): void;
  /** The program ended: nothing more comes. */
  exit(code: number): void;
  connection(connected: boolean): void;
}

const FIRST_RETRY_MS = 300;
const LAST_RETRY_MS = 5_000;

/** The way to a terminal's program. A connection that breaks is made again; what was printed meanwhile comes with it. */
export class TerminalLink {
  private socket: WebSocket | null = null;
  private retryMs = FIRST_RETRY_MS;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private size: { cols: number; rows: number } | null = null;
  private over = false;

  constructor(
    private readonly project: string,
    private readonly n: number,
    private readonly end: TerminalEnd,
  ) {
    this.connect();
  }

  type(text: string): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(new TextEncoder().encode(text));
  }

  resize(cols: number, rows: number): void {
    this.size = { cols, rows };
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify({ resize: this.size }));
  }

  close(): void {
    this.over = true;
    clearTimeout(this.timer);
    this.socket?.close();
  }

  private connect(): void {
    const socket = terminalSocket(this.project, this.n);
    let first = true;
    this.socket = socket;
    socket.addEventListener('open', () => {
      this.end.connection(true);
      if (this.size) this.resize(this.size.cols, this.size.rows);
    });
    socket.addEventListener('message', ({ data }: MessageEvent<ArrayBuffer | string>) => {
      if (typeof data === 'string') return this.control(data);
      const bytes = new Uint8Array(data);
      if (first) this.end.begin(bytes);
      else this.end.print(bytes);
      first = false;
      this.retryMs = FIRST_RETRY_MS;
    });
    socket.addEventListener('close', () => {
      if (this.over) return;
      this.end.connection(false);
      this.timer = setTimeout(() => this.connect(), this.retryMs);
      this.retryMs = Math.min(LAST_RETRY_MS, this.retryMs * 2);
    });
  }

  private control(text: string): void {
    const message: unknown = JSON.parse(text);
    if (typeof message !== 'object' || message === null || !('exit' in message)) return;
    this.over = true;
    this.end.exit(Number(message.exit));
  }
}
