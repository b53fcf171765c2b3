/** How a file that is not text can be shown. */
export type PreviewKind = 'image' | 'font' | 'bytes';

const images: Record<string, string> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  bmp: 'image/bmp',
  ico: 'image/x-icon',
  svg: 'image/svg+xml',
};
const fonts = new Set(['woff', 'woff2', 'ttf', 'otf']);

const extensionOf = (path: string): string => path.slice(path.lastIndexOf('.') + 1).toLowerCase();

export const imageType = (path: string): string | null => images[extensionOf(path)] ?? null;

export function previewKind(path: string): PreviewKind {
  if (imageType(path)) return 'image';
  return fonts.has(extensionOf(path)) ? 'font' : 'bytes';
}

/** Bytes as people read them in a dump: address, sixteen bytes, and what of it is text. */
export function hexLines(bytes: Uint8Array, most: number): string[] {
  const lines: string[] = [];
  for (let at = 0; at < Math.min(bytes.length, most); at += 16) {
    const row = bytes.subarray(at, at + 16);
    const hex = [...row].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
    const text = [...row].map((byte) => (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : '·')).join('');
    lines.push(`${at.toString(16).padStart(6, '0')}  ${hex.padEnd(47)}  ${text}`);
  }
  return lines;
}
