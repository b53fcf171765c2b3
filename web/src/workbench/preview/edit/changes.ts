import type { Place, TextPlace } from './places';

/** Looks that can be chosen without a model. What is left out stays as it is. */
export interface Style {
  colour?: string;
  /** A step of the scale of text sizes. */
  size?: (typeof sizes)[number];
  /** Space inside the element, in steps of 4 px. */
  padding?: (typeof paddings)[number];
}

export const sizes = ['xs', 'sm', 'base', 'lg', 'xl', '2xl', '3xl', '4xl', '5xl'] as const;
export const paddings = [0, 1, 2, 3, 4, 6, 8, 12] as const;

/** Colours by their name in Tailwind, with what they are. */
export const colours: Record<string, string> = {
  'slate-900': '#0f172a',
  'slate-500': '#64748b',
  white: '#ffffff',
  'red-600': '#dc2626',
  'orange-600': '#ea580c',
  'amber-600': '#d97706',
  'green-700': '#15803d',
  'teal-700': '#0f766e',
  'blue-600': '#2563eb',
  'violet-600': '#7c3aed',
  'pink-600': '#db2777',
};

const pixels = { xs: 12, sm: 14, base: 16, lg: 18, xl: 20, '2xl': 24, '3xl': 30, '4xl': 36, '5xl': 48 };

/** The source with another text in this place, written so that it means just these words there. */
export const withText = (source: string, { start, end, kind }: TextPlace, text: string): string =>
  source.slice(0, start) + written(text, kind) + source.slice(end);

function written(text: string, kind: TextPlace['kind']): string {
  if (kind === 'markup' || kind === 'jsx') {
    const markup = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    return kind === 'jsx' ? markup.replaceAll('{', '&#123;').replaceAll('}', '&#125;') : markup;
  }
  const safe = text.replaceAll('\\', '\\\\').replaceAll(kind, `\\${kind}`).replaceAll('\n', '\\n');
  return kind === '`' ? safe.replaceAll('${', '\\${') : safe;
}

/** The source with this look on the tag, in the way that the project writes looks; null when the tag says it in a way that only a program can change. */
export function withStyle(source: string, tag: Place, style: Style, tailwind: boolean): string | null {
  const opening = source.slice(tag.start, tag.end);
  const jsx = /\.(?:[cm]?[jt]sx?)$/.test(tag.path);
  const next = tailwind ? withClasses(opening, style, jsx) : withInline(opening, style, jsx);
  return next === null ? null : source.slice(0, tag.start) + next + source.slice(tag.end);
}

const colourClass = new RegExp(`^text-(?:\\[#?\\w+\\]|black|white|(?:[a-z]+-\\d{2,3}))$`);
const sizeClass = /^text-(?:xs|sm|base|lg|xl|\dxl|\[[\d.]+(?:px|rem)\])$/;
const paddingClass = /^p[xy]?-(?:[\d.]+|px|\[[^\]]+\])$/;

function withClasses(opening: string, { colour, size, padding }: Style, jsx: boolean): string | null {
  const written = /(\sclass(?:Name)?=)(["'])([^"']*)\2/.exec(opening);
  if (!written && /\s:?class(?:Name)?=/.test(opening)) return null;
  let classes = (written?.[3] ?? '').split(/\s+/).filter(Boolean);
  if (colour) classes = [...classes.filter((name) => !colourClass.test(name)), `text-${colour}`];
  if (size) classes = [...classes.filter((name) => !sizeClass.test(name)), `text-${size}`];
  if (padding !== undefined) classes = [...classes.filter((name) => !paddingClass.test(name)), `p-${padding}`];
  const attribute = `${jsx ? 'className' : 'class'}="${classes.join(' ')}"`;
  return written
    ? opening.replace(written[0], () => `${written[1]}"${classes.join(' ')}"`)
    : inserted(opening, attribute);
}

function withInline(opening: string, { colour, size, padding }: Style, jsx: boolean): string | null {
  if (jsx) {
    if (/\sstyle=/.test(opening)) return null;
    const rules = [
      colour && `color: '${colours[colour] ?? colour}'`,
      size && `fontSize: ${pixels[size]}`,
      padding !== undefined && `padding: ${padding * 4}`,
    ].filter(Boolean);
    return inserted(opening, `style={{ ${rules.join(', ')} }}`);
  }
  if (/\s:style=|\sstyle=\{/.test(opening)) return null;
  const written = /\sstyle="([^"]*)"/.exec(opening);
  const rules = new Map(
    (written?.[1] ?? '').split(';').flatMap((rule) => {
      const [name, ...value] = rule.split(':');
      return name?.trim() && value.length > 0 ? [[name.trim(), value.join(':').trim()] as const] : [];
    }),
  );
  if (colour) rules.set('color', colours[colour] ?? colour);
  if (size) rules.set('font-size', `${pixels[size]}px`);
  if (padding !== undefined) rules.set('padding', `${padding * 4}px`);
  const attribute = `style="${[...rules].map(([name, value]) => `${name}: ${value}`).join('; ')}"`;
  return written ? opening.replace(written[0], () => ` ${attribute}`) : inserted(opening, attribute);
}

const inserted = (opening: string, attribute: string): string =>
  opening.replace(/^<[\w-]+/, (name) => `${name} ${attribute}`);
