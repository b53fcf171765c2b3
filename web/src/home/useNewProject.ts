import { useState } from 'react';
import { codeOf } from '../api/errors';
import { createProject } from '../api/projects';
import type { NewProject, Starter } from '../api/types';
import { useI18n } from '../i18n/I18n';
import { textIn } from '../i18n/translate';
import { useDraft } from './draft';
import { STARTER_ONLY, type ModelChoice } from '../prompt/models';
import { go } from '../router';

export interface Creation {
  text: string;
  setText(text: string): void;
  send(): void;
  startFrom(starter: Starter): void;
  /** What is being created: the prompt, the id of a starter, or nothing. */
  starting: string | null;
  failure: string | null;
}

/** Creates a project out of the prompt or a starter, and opens it. The draft goes away only when that worked. */
export function useNewProject({ chosen }: ModelChoice): Creation {
  const { language } = useI18n();
  const [text, setText] = useDraft('home');
  const [starting, setStarting] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);

  const create = async (what: string, request: NewProject) => {
    if (starting) return;
    setStarting(what);
    setFailure(null);
    try {
      const project = await createProject({ ...request, language });
      if (what === 'prompt') setText('');
      go({ screen: 'workbench', project: project.id });
    } catch (error) {
      setFailure(codeOf(error));
      setStarting(null);
    }
  };

  return {
    text,
    setText,
    starting,
    failure,
    send: () => {
      const prompt = text.trim();
      if (prompt) void create('prompt', { prompt, ...(chosen && { model: chosen }) });
    },
    startFrom: (starter) => {
      const title = textIn(starter.title, language);
      void create(starter.id, { prompt: title, name: title, starter: starter.id, model: STARTER_ONLY });
    },
  };
}
