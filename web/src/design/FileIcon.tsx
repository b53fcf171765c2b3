import { Braces, Database, FileCode, FileImage, FileText, FileType, Lock, Palette, Settings2 } from 'lucide-react';

const byExtension: Record<string, typeof FileText> = {
  ts: FileCode,
  tsx: FileCode,
  js: FileCode,
  jsx: FileCode,
  mjs: FileCode,
  vue: FileCode,
  svelte: FileCode,
  py: FileCode,
  html: FileCode,
  css: Palette,
  scss: Palette,
  json: Braces,
  md: FileText,
  sql: Database,
  svg: FileImage,
  png: FileImage,
  jpg: FileImage,
  ico: FileImage,
  webp: FileImage,
  woff2: FileType,
  toml: Settings2,
  yml: Settings2,
  yaml: Settings2,
};

/** A file's icon by its name. */
export function FileIcon({ path, size = 14 }: { path: string; size?: number }) {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  const Icon = /lock/.test(name) ? Lock : /\.config\./.test(name) ? Settings2 : (byExtension[extension] ?? FileText);
  return <Icon size={size} aria-hidden className="shrink-0 text-faint" />;
}
