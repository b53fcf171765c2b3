import { ArrowUp } from 'lucide-react';
import { useState } from 'react';
import type { Turn } from '../../events/state';
import { Button } from '../../design/Button';
import { cx } from '../../design/classes';
import { useI18n } from '../../i18n/I18n';
import { useWorkbench } from '../view';
import { answersText, picking, type Answers } from './answers';

/** What the model wants to know, as a form: options to pick and room for words of one's own. */
export function TurnQuestions({ turn, last }: { turn: Turn; last: boolean }) {
  const { t } = useI18n();
  const { send, sending } = useWorkbench();
  const [answers, setAnswers] = useState<Answers>({});
  const { questions } = turn;
  if (questions.length === 0) return null;
  const text = answersText(questions, answers);

  return (
    <form
      data-testid="questions"
      className="space-y-4 border-t border-line px-4 py-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (text !== '') void send(text, { mode: turn.mode === 'ask' ? 'build' : turn.mode });
      }}
    >
      {questions.map((question) => (
        <fieldset key={question.id} disabled={!last}>
          <legend className="text-sm font-semibold">{question.text}</legend>
          {question.options.length > 0 && (
            <div className="mt-2 flex flex-wrap gap-1.5">
              {question.options.map((option) => {
                const picked = answers[question.id]?.picked.includes(option) ?? false;
                return (
                  <button
                    key={option}
                    type="button"
                    role={question.multiple ? 'checkbox' : 'radio'}
                    aria-checked={picked}
                    onClick={() => setAnswers(picking(answers, question, option))}
                    className={cx(
                      'rounded-full border px-3 py-1 text-sm transition-colors duration-(--quick)',
                      picked
                        ? 'border-ember bg-ember-wash text-ember-ink'
                        : 'border-line text-muted not-disabled:hover:border-line-strong not-disabled:hover:text-ink',
                    )}
                  >
                    {option}
                  </button>
                );
              })}
            </div>
          )}
          {last && (
            <input
              aria-label={`${question.text} ${t('questions.own')}`}
              placeholder={t('questions.own')}
              value={answers[question.id]?.own ?? ''}
              onChange={(event) =>
                setAnswers({
                  ...answers,
                  [question.id]: { picked: answers[question.id]?.picked ?? [], own: event.target.value },
                })
              }
              className="mt-2 h-8 w-full rounded-s border border-line bg-raised px-2.5 text-sm placeholder:text-faint"
            />
          )}
        </fieldset>
      ))}
      {last && (
        <Button kind="ember" type="submit" disabled={sending || text === ''}>
          {t('questions.answer')}
          <ArrowUp size={15} aria-hidden />
        </Button>
      )}
    </form>
  );
}
