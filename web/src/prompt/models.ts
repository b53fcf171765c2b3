import { useEffect, useState } from 'react';
import { listModels } from '../api/projects';
import type { Model, Models } from '../api/types';
import { compact, money } from '../i18n/format';
import type { useI18n } from '../i18n/I18n';
import type { Language } from '../i18n/translate';

type Translate = ReturnType<typeof useI18n>['t'];

/** The name of the choice that uses no model, as the API knows it. */
export const STARTER_ONLY = 'starter';
const storageKey = 'forja.model';

export const nameOf = (model: Model): string => model.name || model.id;

/** What a model can do, in a line: what it reads, how it works, what it costs. */
export function describe(model: Model, language: Language, t: Translate): string {
  const { capabilities, inputPrice, outputPrice } = model;
  const unable = capabilities.followsFormat === false && !capabilities.tools;
  return [
    model.provider,
    unable ? t('model.cannotBuild') : t(capabilities.protocol === 'tools' ? 'model.tools' : 'model.text'),
    capabilities.images && t('model.images'),
    t('model.context', { tokens: compact(language, model.contextTokens) }),
    inputPrice !== null && outputPrice !== null
      ? t('model.price', { input: money(language, inputPrice), output: money(language, outputPrice) })
      : false,
  ]
    .filter((part): part is string => typeof part === 'string')
    .join(' · ');
}

export interface ModelChoice {
  /** Null while they are read, or when the server does not answer. */
  models: Models | null;
  chosen: string | null;
  choose(id: string): void;
}

/** The models that are set up, and the one that the person used last. */
export function useModels(): ModelChoice {
  const [models, setModels] = useState<Models | null>(null);
  const [remembered, setRemembered] = useState(() => localStorage.getItem(storageKey));

  useEffect(() => {
    let current = true;
    listModels().then(
      (answer) => current && setModels(answer),
      (error: unknown) => console.warn('The models could not be read.', error),
    );
    return () => {
      current = false;
    };
  }, []);

  const known = remembered === STARTER_ONLY || models?.items.some((model) => model.id === remembered);
  const chosen =
    models && models.items.length > 0 ? (known ? remembered : (models.default ?? models.items[0]?.id)) : null;

  return {
    models,
    chosen: chosen ?? null,
    choose: (id) => {
      setRemembered(id);
      localStorage.setItem(storageKey, id);
    },
  };
}
