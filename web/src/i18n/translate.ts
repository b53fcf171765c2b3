import { en } from './en';
import { ptBR } from './pt-BR';
import type { Message, MessageKey, Values } from './types';

export const languages = ['en', 'pt-BR'] as const;
export type Language = (typeof languages)[number];

export const languageNames: Record<Language, string> = { en: 'English', 'pt-BR': 'Português (Brasil)' };

const messages: Record<Language, Record<MessageKey, Message>> = { en, 'pt-BR': ptBR };
const plurals = new Map(languages.map((language) => [language, new Intl.PluralRules(language)]));

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
  const text = typeof message === 'string' ? message : message[formOf(language, named.count)];
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => format(language, named[name]) ?? whole);
}

export const isMessage = (key: string): key is MessageKey => key in en;

// The rules name more forms ("many" for millions in Portuguese) than our texts need.
const formOf = (language: Language, count: string | number | null | undefined): 'one' | 'other' =>
  plurals.get(language)?.select(Number(count ?? 0)) === 'one' ? 'one' : 'other';

const format = (language: Language, value: string | number | null | undefined): string | undefined =>
  typeof value === 'number' ? value.toLocaleString(language) : (value ?? undefined);
