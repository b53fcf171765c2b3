import type { Question } from '../../events/state';

/** What was picked and written for each question, by its id. */
export type Answers = Record<string, { picked: string[]; own: string }>;

/** An answer to one question as words; empty when there is none. */
export const answerTo = (answers: Answers, question: Question): string => {
  const answer = answers[question.id];
  return answer ? [...answer.picked, answer.own.trim()].filter(Boolean).join(', ') : '';
};

/** All answers as the next wish: each under its question, those left open left out. */
export const answersText = (questions: Question[], answers: Answers): string =>
  questions
    .map((question) => ({ question, answer: answerTo(answers, question) }))
    .filter(({ answer }) => answer !== '')
    .map(({ question, answer }) => `${question.text}\n→ ${answer}`)
    .join('\n\n');

/** Picks an option, or takes it back; where one only may be picked, it takes the place of the other. */
export function picking(answers: Answers, question: Question, option: string): Answers {
  const before = answers[question.id] ?? { picked: [], own: '' };
  const has = before.picked.includes(option);
  const kept = question.multiple ? before.picked.filter((other) => other !== option) : [];
  return { ...answers, [question.id]: { ...before, picked: has ? kept : [...kept, option] } };
}
