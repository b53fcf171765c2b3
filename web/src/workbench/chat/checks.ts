import { isMessage, translateNamed, type Language } from '../../i18n/translate';

/** A check's name in words; a name that we do not know stands for itself. */
export function checkName(language: Language, name: string): string {
  const key = `receipt.check.${name}`;
  return isMessage(key) ? translateNamed(language, key, {}) : name;
}
