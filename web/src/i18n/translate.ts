import { en } from './en';
import { ptBR } from './pt-BR';
import type { Message, MessageKey, Values } from './types';

/** The languages that a person can choose. */
export const languages = ['en', 'pt-BR'] as const;

/**
 * The pseudo-locale (BCP 47's tag for accented English): every text with accents and two fifths longer, as a translation may
 * be. No menu offers it; layouts are looked at in it.
 */
export const pseudoLocale = 'en-XA';

export type Language = (typeof languages)[number] | typeof pseudoLocale;

export const languageNames: Record<(typeof languages)[number], string> = {
  en: 'English',
  'pt-BR': 'Português (Brasil)',
};

const messages: Record<Language, Record<MessageKey, Message>> = { en, 'pt-BR': ptBR, [pseudoLocale]: en };
const plurals = new Map<Language, Intl.PluralRules>(
  (Object.keys(messages) as Language[]).map((language) => [language, new Intl.PluralRules(language)]),
);

/** The text of a message in a language, with its values in place. */
export function translate<Key extends MessageKey>(language: Language, key: Key, ...values: Values<Key>): string {
  return translateNamed(language, key, (values[0] ?? {}) as Record<string, string | number>);
}

/** The same for a key that a code from outside chose: its values are what came with the code. */
export function translateNamed(
  language: Language,
  key: MessageKey,
  named: Record<string, string | number | null | undefined>,
): string {
  const message = messages[language][key];
  const plain = typeof message === 'string' ? message : message[formOf(language, named.count)];
  const text = language === pseudoLocale ? pseudo(plain) : plain;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => format(language, named[name]) ?? whole);
}

/** What the server says in both languages, in the one of the screen. */
export const textIn = (text: Record<(typeof languages)[number], string>, language: Language): string =>
  text[language === pseudoLocale ? 'en' : language];

export const isMessage = (key: string): key is MessageKey => key in en;

// The rules name more forms ("many" for millions in Portuguese) than our texts need.
const formOf = (language: Language, count: string | number | null | undefined): 'one' | 'other' =>
  plurals.get(language)?.select(Number(count ?? 0)) === 'one' ? 'one' : 'other';

const format = (language: Language, value: string | number | null | undefined): string | undefined =>
  typeof value === 'number' ? value.toLocaleString(language) : (value ?? undefined);

const accents: Record<string, string> = {
  a: 'å',
  e: 'é',
  i: 'î',
  o: 'ö',
  u: 'ü',
  c: 'ç',
  n: 'ñ',
  A: 'Å',
  E: 'É',
  O: 'Ö',
};

// Names between braces stay as they are. What is added comes in words, so that lines break where a translation's would.
function pseudo(text: string): string {
  const accented = text.replace(/\{\w+\}|[aeioucnAEO]/g, (found) => accents[found] ?? found);
  const more = Math.ceil(text.replace(/\{\w+\}/g, '').length * 0.4);
  return accented + ' löñgér'.repeat(Math.ceil(more / 7)).slice(0, more);
}
