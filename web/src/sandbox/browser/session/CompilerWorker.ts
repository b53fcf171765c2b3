import type { Answer, Ask, Results } from '../worker-messages';

type Asked = { [Op in Ask['op']]: Omit<Extract<Ask, { op: Op }>, 'id'> };
type Waiting = { resolve: (result: never) => void; reject: (error: Error) => void };

/** The compiler in its worker, as calls. */
export class CompilerWorker {
  private readonly worker = new Worker(new URL('../worker.ts', import.meta.url), { type: 'module', name: 'compiler' });
  private readonly waiting = new Map<number, Waiting>();
  private last = 0;

  constructor() {
    this.worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
      const waiting = this.waiting.get(data.id);
      this.waiting.delete(data.id);
      if ('failure' in data) waiting?.reject(new Error(data.failure));
      else waiting?.resolve(data.result as never);
    });
    this.worker.addEventListener('error', (event) =>
      this.fail(new Error(event.message || 'The compiler could not be loaded.')),
    );
  }

  ask<Op extends Ask['op']>(ask: Asked[Op] & { op: Op }): Promise<Results[Op]> {
    const id = ++this.last;
    return new Promise<Results[Op]>((resolve, reject) => {
      this.waiting.set(id, { resolve: resolve as Waiting['resolve'], reject });
      this.worker.postMessage({ ...ask, id });
    });
  }

  close(): void {
    this.worker.terminate();
    this.fail(new Error('The compiler was closed.'));
  }

  private fail(error: Error): void {
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}
