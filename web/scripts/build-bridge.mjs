// Builds the scripts that run inside previews: the bridge, which is put into every page, at dist/bridge.js, and the pages and workers of previews that the
// browser runs by itself, in dist/browser. Each is one self-contained file, without imports.
import { copyFileSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const preview = `${root}src/sandbox/browser/preview`;

async function script(entry, outDir, name) {
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    define: { 'process.env.NODE_ENV': '"development"' },
    build: {
      target: 'es2020',
      outDir,
      emptyOutDir: false,
      lib: { entry, formats: ['iife'], name: 'forja', fileName: () => `${name}.js` },
    },
  });
}

await script(`${root}src/bridge/bridge.ts`, 'dist', 'bridge');
for (const name of ['boot', 'sw', 'client', 'refresh']) await script(`${preview}/${name}.ts`, 'dist/browser', name);
mkdirSync(`${root}dist/browser`, { recursive: true });
copyFileSync(`${preview}/boot.html`, `${root}dist/browser/boot.html`);
