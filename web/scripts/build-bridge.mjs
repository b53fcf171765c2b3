// Builds the script that previews inject into pages: one self-contained file, without imports, at dist/bridge.js.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const entry = `${root}src/bridge/bridge.ts`;

if (existsSync(entry)) {
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    build: {
      target: 'es2020',
      outDir: 'dist',
      emptyOutDir: false,
      lib: { entry, formats: ['iife'], name: 'forjaBridge', fileName: () => 'bridge.js' },
    },
  });
}
