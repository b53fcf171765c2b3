import { translateNamed, type Language } from '../../i18n/translate';

/** A promise's line in the person's language; a line of a kind that we do not know stands for itself. */
export function promiseText(language: Language, line: string): string {
  const shows = /^(\/\S*) shows "(.+)"$/.exec(line);
  if (shows?.[1] && shows[2]) return translateNamed(language, 'promises.shows', { path: shows[1], text: shows[2] });
  const answers = /^GET (\/\S*) answers (\d{3})$/.exec(line);
  if (answers?.[1] && answers[2])
    return translateNamed(language, 'promises.answers', { path: answers[1], status: answers[2] });
  const runs = /^run (\S.*)$/.exec(line);
  return runs?.[1] ? translateNamed(language, 'promises.runs', { command: runs[1] }) : line;
}
