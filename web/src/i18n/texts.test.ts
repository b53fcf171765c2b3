import { expect, test } from 'vitest';
import { en } from './en';
import { ptBR } from './pt-BR';
import type { Message, MessageKey } from './types';

const textsOf = (message: Message) => (typeof message === 'string' ? [message] : [message.one, message.other]);
const longest = (message: Message) => Math.max(...textsOf(message).map((text) => text.length));

/** Texts that stand in a row of buttons or tabs, where there is room for a word and a half. */
const tight =
  /^(workbench\.(chat|preview|code|logs)|mode\.(build|plan|ask)|chat\.(send|stop|queue)|versions\.(diff|fork|restore)|run\.(logs|processes)|search\.all|app\.(undo|copy))$/;

test.each(Object.keys(en).filter((key) => tight.test(key)) as MessageKey[])('%s has room in both languages', (key) => {
  expect(longest(en[key])).toBeLessThanOrEqual(18);
  expect(longest(ptBR[key])).toBeLessThanOrEqual(20);
});

test('no text is left in the other language', () => {
  const same = (Object.keys(en) as MessageKey[]).filter((key) => JSON.stringify(en[key]) === JSON.stringify(ptBR[key]));
  // Names, and words that both languages share.
  const shared =
    /^(app\.name|runtime\.(name|choice)\.(sandbox|docker)|home\.model\.dialog|code\.editor|preview\.(panel\.console|device|network\.status|shot\.name)|run\.(logs|terminal|processes\.cpu)|settings\.language|workbench\.(chat|logs)|receipt\.detail|versions\.author\.sandbox|chat\.label|logs\.source|home\.recent\.version|tool\.|notice\.|turn\.version)/;
  expect(same.filter((key) => !shared.test(key))).toEqual([]);
});
