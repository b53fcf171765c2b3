import { expect, test } from 'vitest';
import { answersText, picking, type Answers } from './answers';

const one = { id: 'a', text: 'Which colour?', options: ['Red', 'Blue'], multiple: false };
const many = { id: 'b', text: 'Which pages?', options: ['Home', 'Shop'], multiple: true };

test('answers become a wish under their questions', () => {
  let answers: Answers = {};
  answers = picking(answers, one, 'Red');
  answers = picking(answers, one, 'Blue');
  answers = picking(answers, many, 'Home');
  answers = picking(answers, many, 'Shop');
  expect(answersText([one, many], answers)).toBe('Which colour?\n→ Blue\n\nWhich pages?\n→ Home, Shop');
});

test('what is taken back or left open is not said', () => {
  const answers = picking(picking({}, many, 'Home'), many, 'Home');
  expect(answersText([one, many], answers)).toBe('');
  expect(answersText([one], { a: { picked: [], own: ' green ' } })).toBe('Which colour?\n→ green');
});
