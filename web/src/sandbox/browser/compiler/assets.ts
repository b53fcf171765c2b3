import { extensionOf } from './paths';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.otf': 'font/otf',
  '.mp3': 'audio/mpeg',
  '.wav': 'audio/wav',
  '.ogg': 'audio/ogg',
  '.mp4': 'video/mp4',
  '.webm': 'video/webm',
  '.pdf': 'application/pdf',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.xml': 'application/xml',
  '.csv': 'text/csv; charset=utf-8',
  '.glb': 'model/gltf-binary',
};

export const SCRIPT_TYPE = 'text/javascript; charset=utf-8';
export const STYLE_TYPE = 'text/css; charset=utf-8';

export const typeOf = (path: string): string => types[extensionOf(path)] ?? 'application/octet-stream';

/** Files that a page may ask for by their own address, besides what is imported. */
export const isAsset = (path: string): boolean => {
  const extension = extensionOf(path);
  return extension in types && !['.html', '.css', '.js', '.mjs', '.json', '.md'].includes(extension);
};

/** A JSON file as a module: the whole as default, its names beside it. */
export function jsonModule(text: string): string {
  const value: unknown = JSON.parse(text);
  const whole = JSON.stringify(value) ?? 'null';
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return `export default ${whole};`;
  const names = Object.keys(value).filter((name) => /^[A-Za-z_$][\w$]*$/.test(name) && !reserved.has(name));
  return `const data = ${whole};\nexport default data;\n${names.map((name) => `export const ${name} = data.${name};`).join('\n')}`;
}

export const textModule = (text: string): string => `export default ${JSON.stringify(text)};`;

const INLINED_BYTES = 4096;

/** What code gets that imports an asset: its address, and as in Vite a small drawing itself. */
export const importedAs = (bytes: Uint8Array, path: string, address: string): string =>
  extensionOf(path) === '.svg' && bytes.length < INLINED_BYTES ? svgUrl(bytes, path) : address;

function svgUrl(bytes: Uint8Array, path: string): string {
  const text = new TextDecoder().decode(bytes);
  // Quotes inside of quotes and what people read are not to be rewritten.
  if (/<text|<foreignObject|"[^"']*'[^"]*"|'[^'"]*"[^']*'/.test(text)) return dataUrl(bytes, path);
  const written = text
    .trim()
    .replace(/>\s+</g, '><')
    .replaceAll('"', "'")
    .replaceAll('%', '%25')
    .replaceAll('#', '%23')
    .replaceAll('<', '%3c')
    .replaceAll('>', '%3e')
    .replace(/\s+/g, '%20');
  return `data:image/svg+xml,${written}`;
}

export function dataUrl(bytes: Uint8Array, path: string): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return `data:${typeOf(path)};base64,${btoa(binary)}`;
}

const reserved = new Set(
  'await break case catch class const continue data debugger default delete do else enum export extends false finally for function if implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof var void while with yield arguments eval'.split(
    ' ',
  ),
);
