import { Plus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { codeOf } from '../../api/errors';
import { ApiError } from '../../api/errors';
import { readRecipe, writeRecipe, type Recipe, type RecipeEffect } from '../../api/recipe';
import { Button } from '../../design/Button';
import { toast } from '../../design/toasts';
import { useI18n } from '../../i18n/I18n';
import { useProject } from '../useProject';
import { emptyForm, formOf, sameForms, wishOf, type ProgramForm } from './setup';
import { SetupFacts } from './SetupFacts';
import { SetupProgram } from './SetupProgram';

const MOST_PROGRAMS = 8;

let lastKey = 0;
const formsOf = (programs: Recipe['programs']) =>
  programs.length > 0 ? programs.map((program) => formOf(program, ++lastKey)) : [emptyForm(++lastKey, true)];

/** How the app starts: its programs, why they are these, what was not followed, and boxes to change it. */
export function Setup() {
  const { t, errorText } = useI18n();
  const id = useProject((state) => state.project.id);
  const sandbox = useProject((state) => state.sandbox);
  const [recipe, setRecipe] = useState<Recipe | null>(null);
  const [forms, setForms] = useState<ProgramForm[]>([]);
  const [failure, setFailure] = useState<string | null>(null);
  const [problem, setProblem] = useState<{ code: string; program: string | null } | null>(null);
  const [effect, setEffect] = useState<RecipeEffect | null>(null);
  const [busy, setBusy] = useState(false);
  const clean = recipe !== null && sameForms(forms, formsOf(recipe.programs));

  const show = (read: Recipe) => {
    setRecipe(read);
    setForms(formsOf(read.programs));
  };

  // Each start may follow other files; what somebody is writing here stays.
  useEffect(() => {
    const leaving = new AbortController();
    readRecipe(id, leaving.signal).then(
      (read) => {
        setFailure(null);
        setRecipe((before) => {
          setForms((now) => (before && !sameForms(now, formsOf(before.programs)) ? now : formsOf(read.programs)));
          return read;
        });
      },
      (error: unknown) => !leaving.signal.aborted && setFailure(codeOf(error)),
    );
    return () => leaving.abort();
  }, [id, sandbox.epoch]);

  const change = (next: ProgramForm[]) => {
    setForms(next);
    setProblem(null);
    setEffect(null);
  };

  const write = async (preview: boolean) => {
    setBusy(true);
    setProblem(null);
    try {
      const done = await writeRecipe(id, forms.map(wishOf), { preview, hash: recipe?.settingsHash ?? null });
      setEffect(preview ? done : null);
      if (!preview) {
        show(done.recipe);
        toast(t('setup.saved'));
      }
    } catch (error) {
      const program = error instanceof ApiError ? error.problem.program : null;
      setProblem({ code: codeOf(error), program: typeof program === 'string' ? program : null });
    } finally {
      setBusy(false);
    }
  };

  if (failure) return <p className="m-auto p-6 text-sm text-muted">{errorText(failure)}</p>;
  if (!recipe) return <div className="skeleton m-4 h-40" role="status" aria-label={t('app.loading')} />;
  return (
    <div className="flex min-h-0 flex-1 flex-col" data-testid="setup">
      <div className="min-h-0 flex-1 overflow-auto" tabIndex={0} role="region" aria-label={t('run.setup')}>
        <div className="mx-auto flex max-w-3xl flex-col gap-5 p-4">
          <SetupFacts recipe={recipe} />
          <ul className="flex flex-col gap-3">
            {forms.map((form) => (
              <SetupProgram
                key={form.key}
                form={form}
                now={sandbox.programs.find((program) => program.name === form.name)}
                problem={problem && (problem.program === null || problem.program === form.name) ? problem.code : null}
                onChange={(part) => change(forms.map((other) => (other === form ? { ...form, ...part } : other)))}
                onRemove={forms.length > 1 ? () => change(forms.filter((other) => other !== form)) : null}
              />
            ))}
          </ul>
          {forms.length < MOST_PROGRAMS && (
            <Button
              kind="plain"
              size="s"
              className="self-start"
              onClick={() => change([...forms, emptyForm(++lastKey, false)])}
            >
              <Plus size={14} aria-hidden />
              {t('setup.program.add')}
            </Button>
          )}
        </div>
      </div>
      <div className="flex shrink-0 flex-wrap items-center justify-end gap-2 border-t border-line px-4 py-2.5">
        <p
          role="status"
          className={
            problem
              ? 'flex-1 basis-full text-xs text-bad empty:hidden sm:basis-0'
              : 'flex-1 basis-full text-xs text-muted empty:hidden sm:basis-0'
          }
        >
          {problem
            ? errorText(problem.code)
            : effect &&
              t(clean ? 'setup.effect.same' : effect.restarts ? 'setup.effect.restarts' : 'setup.effect.keeps')}
        </p>
        <Button
          kind="plain"
          size="s"
          disabled={busy || recipe.detected.length === 0}
          onClick={() => change(formsOf(recipe.detected))}
        >
          {t('setup.reset')}
        </Button>
        <Button size="s" disabled={busy || clean} onClick={() => void write(true)}>
          {t('setup.check')}
        </Button>
        <Button
          kind="ember"
          size="s"
          data-testid="setup-save"
          disabled={busy || clean}
          onClick={() => void write(false)}
        >
          {t('setup.save')}
        </Button>
      </div>
    </div>
  );
}
