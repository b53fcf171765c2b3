/** Enough for the cause; a model pays for every line. */
const CHARACTERS = 4_000;

/** A wish with what was seen as its evidence: quoted, so that it is read as data and not as a wish of its own. */
export function withEvidence(wish: string, evidence: string): string {
  const cut = evidence.trim().slice(-CHARACTERS);
  // A fence that is longer than any inside cannot be closed by what it quotes.
  const longest = Math.max(2, ...[...cut.matchAll(/`{3,}/g)].map((match) => match[0].length));
  const fence = '`'.repeat(longest + 1);
  return `${wish}\n\n${fence}\n${cut}\n${fence}`;
}

/** A sent text as people want to read it: the wish, and apart from it the evidence that ends it. */
export function readEvidence(text: string): { wish: string; evidence: string | null } {
  const match = /^([\s\S]*?)\n+(`{3,})[^\n`]*\n([\s\S]*)\n\2\s*$/.exec(text);
  const [, wish = '', , evidence = ''] = match ?? [];
  return match && wish.trim() !== '' ? { wish: wish.trim(), evidence } : { wish: text, evidence: null };
}
