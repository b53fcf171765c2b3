// Fails when the JavaScript that a first visit loads, compressed, is more than SPECIFICATION.md promises. Run after the build.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const limit = 200 * 1024;
const dist = fileURLToPath(new URL('../dist', import.meta.url));
const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'));

/** The files that load with an entry: itself and everything it imports statically. */
function closure(key, seen = new Set()) {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const next of manifest[key].imports ?? []) closure(next, seen);
  return seen;
}

const size = (keys) =>
  [...keys].reduce((sum, key) => sum + gzipSync(readFileSync(join(dist, manifest[key].file)), { level: 9 }).length, 0);

const pages = { home: ['index.html', 'src/home/Home.tsx'], workbench: ['index.html', 'src/workbench/Workbench.tsx'] };
let tooLarge = false;
for (const [page, entries] of Object.entries(pages)) {
  const keys = new Set(entries.filter((key) => manifest[key]).flatMap((key) => [...closure(key)]));
  const bytes = size(keys);
  tooLarge ||= bytes > limit;
  console.log(`${page}: ${(bytes / 1024).toFixed(1)} KB of JavaScript, gzip (at most ${limit / 1024} KB)`);
  for (const key of keys)
    if (/monaco/i.test(key + manifest[key].file)) throw new Error(`${page} loads the editor: ${key}`);
}
if (tooLarge) process.exit(1);
