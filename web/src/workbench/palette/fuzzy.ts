/** How well what was typed fits a text: the letters in order, better at beginnings and in a row. Null when they are not all there. */
export function fuzzy(typed: string, text: string): { score: number; at: number[] } | null {
  const wanted = typed.toLowerCase().replaceAll(/\s+/g, '');
  if (wanted === '') return { score: 0, at: [] };
  const lower = text.toLowerCase();
  // The last name of a path is what people mostly type.
  const name = lower.lastIndexOf('/') + 1;
  const inName = scored(wanted, lower, text, name, 15);
  const anywhere = scored(wanted, lower, text, 0, 0);
  return inName && inName.score >= (anywhere?.score ?? 0) ? inName : anywhere;
}

function scored(wanted: string, lower: string, text: string, from: number, bonus: number) {
  const at: number[] = [];
  let score = bonus;
  let position = from;
  for (const letter of wanted) {
    const found = lower.indexOf(letter, position);
    if (found < 0) return null;
    if (found === position && at.length > 0) score += 8;
    else score -= Math.min(6, found - position);
    if (found === 0 || /[\W_]/.test(text[found - 1] ?? '') || isHump(text, found)) score += 10;
    at.push(found);
    position = found + 1;
  }
  return { score: score - Math.min(20, lower.length / 8), at };
}

const isHump = (text: string, index: number): boolean =>
  /[A-Z]/.test(text[index] ?? '') && /[a-z]/.test(text[index - 1] ?? '');

/** Items in the order in which they fit, best first; those that do not are left out. */
export function ranked<T>(items: readonly T[], typed: string, textOf: (item: T) => string, most: number): T[] {
  if (typed.trim() === '') return items.slice(0, most);
  return items
    .map((item, index) => ({ item, index, fit: fuzzy(typed, textOf(item)) }))
    .filter((entry) => entry.fit !== null)
    .toSorted((a, b) => (b.fit?.score ?? 0) - (a.fit?.score ?? 0) || a.index - b.index)
    .slice(0, most)
    .map((entry) => entry.item);
}
