import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import { isMessage, languages, pseudoLocale, translate, translateNamed, type Language } from './translate';
import type { MessageKey, Values } from './types';

const storageKey = 'forja.language';

interface I18n {
  language: Language;
  /** The language that the person chose, or null when the browser's applies. */
  chosen: Language | null;
  choose(language: Language | null): void;
  t<Key extends MessageKey>(key: Key, ...values: Values<Key>): string;
  /** The text for an error's code; the code itself is shown when we have none. */
  errorText(code: string): string;
}

const Context = createContext<I18n | null>(null);

export function I18nProvider({ children }: { children: ReactNode }) {
  const [chosen, setChosen] = useState(readChoice);
  const language = chosen ?? browserLanguage();

  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);

  const value = useMemo<I18n>(
    () => ({
      language,
      chosen,
      choose: (next) => {
        setChosen(next);
        if (next) localStorage.setItem(storageKey, next);
        else localStorage.removeItem(storageKey);
      },
      t: (key, ...values) => translate(language, key, ...values),
      errorText: (code) => {
        const key = `error.${code}`;
        return isMessage(key)
          ? translateNamed(language, key, { code })
          : translate(language, 'error.unknown', { code });
      },
    }),
    [language, chosen],
  );

  return <Context value={value}>{children}</Context>;
}

export function useI18n(): I18n {
  const value = use(Context);
  if (!value) throw new Error('useI18n outside of I18nProvider');
  return value;
}

function readChoice(): Language | null {
  const stored = localStorage.getItem(storageKey);
  return ([...languages, pseudoLocale] as Language[]).find((language) => language === stored) ?? null;
}

const browserLanguage = (): Language => (/^pt/i.test(navigator.language) ? 'pt-BR' : 'en');
