import type { Target } from './target';

/** A stretch of a file. */
export interface Place {
  path: string;
  start: number;
  end: number;
}

/** Text between tags, or inside quotes of the program. */
export type TextPlace = Place & { kind: 'markup' | 'jsx' | '"' | "'" | '`' };

/** One place, or why none is certain: it was not found, or found this often. */
export type Found<T> = T | { places: 0 | number };

export const isFound = <T extends object>(found: Found<T>): found is T => !('places' in found);

const SOURCES = /\.(?:[cm]?[jt]sx?|vue|svelte|astro|html?)$/;
const JSX = /\.(?:[cm]?[jt]sx?)$/;

const sourcesOf = (files: ReadonlyMap<string, string>): [string, string][] =>
  [...files].filter(([path]) => SOURCES.test(path) && !/\.(?:test|spec|config)\./.test(path));

/** Exactly one place counts. Where there are several, the one in the file that drew the element does, if it is alone there. */
function only<T extends Place>(places: T[], file: string | null): Found<T> {
  const near = file === null ? [] : places.filter(({ path }) => path === file);
  const [one, second] = near.length === 1 ? near : places;
  return one && !second ? one : { places: places.length };
}

/** Where the text of an element stands in the sources. */
export function findText(files: ReadonlyMap<string, string>, target: Target): Found<TextPlace> {
  const { text } = target;
  if (text === null) return { places: 0 };
  const words = escaped(text).replace(/\s+/g, '\\s+');
  const places: TextPlace[] = [];
  for (const [path, source] of sourcesOf(files)) {
    for (const match of source.matchAll(new RegExp(`([>"'\`}]|^)(\\s*)(${words})(?=\\s*([<"'\`{]|$))`, 'g'))) {
      const [whole, before = '', , found = '', after = ''] = match;
      const start = match.index + whole.length - found.length;
      const end = start + found.length;
      const kind = kindOf(before, after, path);
      // Half of a text (beside an expression, say) is not the element's whole text.
      if (kind !== null) places.push({ path, start, end, kind });
    }
  }
  return only(ofTag(places, files, target.tag), target.file);
}

/** Between tags, only the element's own tag can be meant; and what a page of HTML says in quotes is no element's text. */
function ofTag(places: TextPlace[], files: ReadonlyMap<string, string>, tag: string): TextPlace[] {
  return places.filter(({ path, start, kind }) => {
    if (kind !== 'jsx' && kind !== 'markup') return !/\.html?$/.test(path);
    const source = files.get(path) ?? '';
    const around = tagAround(path, source, start);
    // A component may draw any element.
    return around !== null && (nameAt(source, around.start) === tag || /^<[A-Z]/.test(source.slice(around.start)));
  });
}

function kindOf(before: string, after: string, path: string): TextPlace['kind'] | null {
  if (before === '>' && after === '<') return JSX.test(path) ? 'jsx' : 'markup';
  if (before === after && (before === '"' || before === "'" || before === '`')) return before;
  return null;
}

/** Where the opening tag of an element stands: by its classes, which are written out once, or by its text. */
export function findTag(files: ReadonlyMap<string, string>, target: Target): Found<Place> {
  if (target.classes !== '') {
    const quoted = new RegExp(`\\bclass(?:Name)?=(["'])${escaped(target.classes)}\\1`, 'g');
    const places = sourcesOf(files).flatMap(([path, source]) =>
      [...source.matchAll(quoted)].flatMap(({ index }) => tagAround(path, source, index) ?? []),
    );
    return only(
      places.filter(({ path, start }) => nameAt(files.get(path) ?? '', start) === target.tag),
      target.file,
    );
  }
  const text = findText(files, target);
  if (!isFound(text)) return text;
  const source = files.get(text.path) ?? '';
  const tag = text.kind === 'jsx' || text.kind === 'markup' ? tagAround(text.path, source, text.start) : null;
  return tag && nameAt(source, tag.start) === target.tag && tag.end <= text.start ? tag : { places: 0 };
}

const nameAt = (source: string, start: number): string =>
  /^<([a-zA-Z][\w-]*)/.exec(source.slice(start, start + 60))?.[1]?.toLowerCase() ?? '';

/** The nearest opening tag that begins before a place, to its `>`; strings and braces inside it are stepped over. */
function tagAround(path: string, source: string, place: number): Place | null {
  const start = source.slice(0, place).search(/<[a-zA-Z][^<]*$/);
  if (start < 0) return null;
  let depth = 0;
  let quote = '';
  for (let at = start; at < source.length; at++) {
    const letter = source[at] ?? '';
    if (quote) {
      if (letter === quote) quote = '';
    } else if (letter === '"' || letter === "'" || letter === '`') quote = letter;
    else if (letter === '{') depth++;
    else if (letter === '}') depth--;
    else if (letter === '>' && depth === 0 && source[at - 1] !== '=') return { path, start, end: at + 1 };
  }
  return null;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
