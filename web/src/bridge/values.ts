const LONGEST = 4_000;

export const short = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

/** An address as people read it: a path when it is the preview's own. */
export const placeOf = (url: string): string =>
  url.startsWith(location.origin) ? url.slice(location.origin.length) : url;

export const here = (): string => location.pathname + location.search + location.hash;

/** `file:line:column`, when the browser knows them. Vite marks changed modules with ?t=…: the file is the same. */
export const sourceOf = (url?: string, line?: number, column?: number): string | undefined =>
  url && line ? `${placeOf(url).replace(/[?&]t=\d+/, '')}:${line}:${column ?? 0}` : undefined;

/** The first place in a stack that is not the bridge itself. */
export function sourceIn(stack?: string): string | undefined {
  const lines = stack?.split('\n').filter((line) => !line.includes('/__forja/')) ?? [];
  const place = lines.map((line) => /(https?:[^\s()]+?):(\d+):(\d+)\)?$/.exec(line)).find(Boolean);
  return place ? sourceOf(place[1], Number(place[2]), Number(place[3])) : undefined;
}

/** The arguments of a console call as one text. */
export function textOf(values: readonly unknown[]): string {
  const rest = [...values];
  let text = '';
  if (typeof rest[0] === 'string' && rest[0].includes('%')) {
    text = (rest.shift() as string).replace(/%([sdifoOc%])/g, (whole, kind: string) => {
      if (kind === '%') return '%';
      if (rest.length === 0) return whole;
      const value = rest.shift();
      return kind === 'c' ? '' : one(value);
    });
  }
  return short([...(text ? [text] : []), ...rest.map(one)].join(' '));
}

export function one(value: unknown): string {
  try {
    if (typeof value === 'string') return value;
    if (value instanceof Error) return value.stack ?? String(value);
    if (value instanceof Element) return value.outerHTML.slice(0, 200);
    if (typeof value !== 'object' || value === null) return String(value);

    let left = 400;
    return (
      JSON.stringify(value, (_, inner: unknown) =>
        left-- > 0 ? (typeof inner === 'bigint' ? `${inner}n` : inner) : '…',
      ) ?? String(value)
    );
  } catch {
    // Circular, or an accessor that throws.
    return Object.prototype.toString.call(value);
  }
}
