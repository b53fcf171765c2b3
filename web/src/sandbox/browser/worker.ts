// The compiler, beside the page. It compiles text and runs none of it; what it is told are files, what it tells are builds.
import wasmUrl from '@oxc-transform/binding-wasm32-wasi/transform.wasm32-wasi.wasm?url';
import { Compiler } from './compiler/compiler';
import type { ScriptCompiler } from './compiler/types';
import { Snapshot } from './snapshot';
import type { Answer, Ask } from './worker-messages';

let compiler: Promise<Compiler> | null = null;
const snapshot = new Snapshot();
let last: Promise<unknown> = Promise.resolve();

/** Builds must not overlap: one after the other, in the order in which they were asked for. */
addEventListener('message', (event: MessageEvent<Ask>) => {
  const ask = event.data;
  last = last
    .then(() => answer(ask))
    .catch((error: unknown) => tell({ id: ask.id, failure: String((error as Error)?.stack ?? error) }));
});

async function answer(ask: Ask): Promise<void> {
  if (ask.op === 'open') compiler = scripts().then((found) => new Compiler(found, ask.appOrigin));
  const open = await compiler;
  if (!open) throw new Error('No project is open.');
  switch (ask.op) {
    case 'open':
      return tell({ id: ask.id, result: open.compiler.name });
    case 'build':
      return tell({ id: ask.id, result: await open.build(ask.changes, ask.packages) });
    case 'everything':
      return tell({ id: ask.id, result: open.everything() });
    case 'invalidate':
      return tell({ id: ask.id, result: open.invalidate(ask.url) });
    case 'locate':
      return tell({ id: ask.id, result: ask.places.map((place) => open.locate(place)) });
    case 'snapshot':
      return tell({ id: ask.id, result: await snapshot.list(open.everything()) });
    case 'bodies':
      return tell({ id: ask.id, result: snapshot.bodies(ask.hashes) });
  }
}

/** oxc, and where it cannot be had (no WebAssembly, no memory) sucrase. */
async function scripts(): Promise<ScriptCompiler> {
  try {
    const [module, { loadOxc }] = await Promise.all([
      WebAssembly.compileStreaming(fetch(wasmUrl)),
      import('./compiler/oxc'),
    ]);
    return await loadOxc(module);
  } catch (error) {
    console.warn('The first compiler could not be started; a smaller one takes its place.', error);
    return (await import('./compiler/sucrase')).sucrase;
  }
}

const tell = (message: Answer): void => postMessage(message);
