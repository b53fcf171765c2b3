import type { PickedElement } from '../../../bridge/messages';

/** What of an element can be looked for in the sources. */
export interface Target {
  tag: string;
  /** Its class attribute as the page has it. */
  classes: string;
  /** Its text, when it has nothing else in it and all of the text is known. */
  text: string | null;
  /** The file that drew it, when the framework tells. */
  file: string | null;
}

/** The bridge cuts what is longer; a text that was cut cannot be put back whole. */
const LONGEST_TEXT = 200;

/** Reads what the page told about an element. Its HTML is read as text, never put into a document. */
export function targetOf(element: PickedElement): Target | null {
  const opening = /^<([a-zA-Z][\w-]*)((?:\s+[^\s=>]+(?:="[^"]*")?)*)\s*\/?>/.exec(element.html);
  if (!opening?.[1]) return null;
  const tag = opening[1].toLowerCase();
  const inside = element.html.slice(opening[0].length);
  const closing = inside.toLowerCase().indexOf(`</${tag}>`);
  const plain = closing >= 0 && closing === inside.indexOf('<');
  const text = element.text.trim();
  return {
    tag,
    classes: decoded(/\sclass="([^"]*)"/.exec(opening[2] ?? '')?.[1] ?? '').trim(),
    text: plain && text !== '' && text.length < LONGEST_TEXT ? text : null,
    file: element.file?.replace(/:\d+(?::\d+)?$/, '') ?? null,
  };
}

const decoded = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
