// Writes .br and .gz beside each text asset, so that the server sends bytes that were compressed once, and well.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const dist = fileURLToPath(new URL('../dist', import.meta.url));
const compressible = /\.(js|css|html|svg|json|ttf|txt|wasm)$/;
// Below this a compressed answer saves no packet.
const smallest = 1024;
// Brotli's best level takes minutes on the type checker's worker (7 MB) for two per cent less.
const largeFile = 1024 * 1024;

for (const entry of readdirSync(dist, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !compressible.test(entry.name)) continue;
  const path = join(entry.parentPath, entry.name);
  const content = readFileSync(path);
  if (content.length < smallest) continue;
  // The compiler's module is what a first project waits for: its last two per cent are worth the seconds.
  const quality = content.length > largeFile && !entry.name.endsWith('.wasm') ? 6 : 11;
  writeFileSync(`${path}.br`, brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }));
  writeFileSync(`${path}.gz`, gzipSync(content, { level: content.length > largeFile ? 6 : 9 }));
}
