import { expect, test } from 'vitest';
import { en } from './en';
import { ptBR } from './pt-BR';
import { translate } from './translate';
import type { Message, MessageKey } from './types';

const textsOf = (message: Message) => (typeof message === 'string' ? [message] : [message.one, message.other]);
const placeholdersOf = (message: Message) =>
  [
    ...new Set(textsOf(message).flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]))),
  ].toSorted();

test('both languages have the same keys, in the same order', () => {
  expect(Object.keys(ptBR)).toEqual(Object.keys(en));
});

test.each(Object.keys(en) as MessageKey[])('%s has the same placeholders in both languages, and a text', (key) => {
  expect(placeholdersOf(ptBR[key])).toEqual(placeholdersOf(en[key]));
  for (const text of [...textsOf(en[key]), ...textsOf(ptBR[key])]) expect(text.trim()).not.toBe('');
});

test('a message takes its values and the plural form of its language', () => {
  expect(translate('en', 'turn.files', { count: 1 })).toBe('1 file');
  expect(translate('en', 'turn.files', { count: 0 })).toBe('0 files');
  expect(translate('pt-BR', 'turn.files', { count: 0 })).toBe('0 arquivo');
  expect(translate('pt-BR', 'turn.files', { count: 1200 })).toBe('1.200 arquivos');
  expect(translate('pt-BR', 'workbench.delete.title', { name: 'Kanban' })).toBe('Excluir “Kanban”?');
});

test('the pseudo-locale is two fifths longer, and keeps the values', () => {
  const [plain, pseudo] = (['en', 'en-XA'] as const).map((language) =>
    translate(language, 'workbench.delete.title', { name: 'Kanban' }),
  ) as [string, string];
  expect(pseudo).toContain('Kanban');
  expect(pseudo.length).toBeGreaterThanOrEqual(Math.floor((plain.length - 'Kanban'.length) * 1.4));
});

test('in Portuguese the product is “o Forja”', () => {
  const texts = Object.values<Message>(ptBR).flatMap(textsOf);
  expect(texts.filter((text) => /\b(?:[Aa]|[Dd]a|[Nn]a|à|[Pp]ela|[Oo]utra|[Uu]ma|[Nn]ova) Forja\b/.test(text))).toEqual(
    [],
  );
});
