import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Compiler } from './compiler';
import { loadOxc } from './oxc';
import type { Build, Change, Packages } from './types';

const web = fileURLToPath(new URL('../../../../', import.meta.url));
const module = new WebAssembly.Module(
  readFileSync(join(web, 'node_modules/@oxc-transform/binding-wasm32-wasi/transform.wasm32-wasi.wasm')),
);

export const oxc = await loadOxc(module);

/** Every package there is, for tests that are not about packages. */
export const anyPackages: Packages = {
  base: '/npm/set/',
  entries: new Proxy({} as Record<string, string>, {
    get: (_, name) => `${String(name)}.js`,
    getOwnPropertyDescriptor: (_, name) => ({ value: `${String(name)}.js`, configurable: true, enumerable: true }),
  }),
  missing: [],
};

const encoder = new TextEncoder();
export const changes = (files: Record<string, string | null>): Change[] =>
  Object.entries(files).map(([path, text]) => ({ path, bytes: text === null ? null : encoder.encode(text) }));

/** A compiler with a page that starts `src/main.ts`, and files. */
export async function open(
  files: Record<string, string>,
  packages: Packages | null = anyPackages,
): Promise<[Compiler, Build]> {
  const compiler = new Compiler(oxc, 'http://localhost:7070');
  const page = '<!doctype html><head></head><body><script type="module" src="/src/main.ts"></script></body>';
  return [compiler, await compiler.build(changes({ 'index.html': page, ...files }), packages)];
}

/** The text answered at an address. */
export const answer = (build: Build, path: string): string | undefined => {
  const body = build.files.find((file) => file.path === path)?.body;
  return body instanceof Uint8Array ? new TextDecoder().decode(body) : body;
};

export function starter(name: string): Change[] {
  const root = join(web, '../starters', name, 'files');
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return { path: path.slice(root.length + 1), bytes: new Uint8Array(readFileSync(path)) };
    });
}
