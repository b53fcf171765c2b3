import type { Program, ProgramWish } from '../../api/recipe';

/** A program while somebody changes it: every field is what stands in its box. */
export interface ProgramForm {
  key: number;
  name: string;
  kind: string;
  web: boolean;
  start: string;
  port: string;
  install: string;
  health: string;
  directory: string;
  env: string;
}

export const formOf = (program: Program, key: number): ProgramForm => ({
  key,
  name: program.name,
  kind: program.kind,
  web: program.web,
  start: program.start,
  port: program.port === null ? '' : String(program.port),
  install: program.install ?? '',
  health: program.health,
  directory: program.directory,
  env: Object.entries(program.env)
    .map(([name, value]) => `${name}=${value}`)
    .join('\n'),
});

export const emptyForm = (key: number, first: boolean): ProgramForm => ({
  key,
  name: first ? 'web' : 'worker',
  kind: 'custom',
  web: first,
  start: '',
  port: first ? '3000' : '',
  install: '',
  health: '/',
  directory: '',
  env: '',
});

/** What the boxes ask for. A port that is no number becomes one that the server refuses by name. */
export const wishOf = (form: ProgramForm): ProgramWish => ({
  name: form.name.trim(),
  start: form.start.trim(),
  port: form.port.trim() === '' ? null : /^\d{1,5}$/.test(form.port.trim()) ? Number(form.port) : 0,
  install: form.install.trim() || null,
  health: form.health.trim() || '/',
  directory: form.directory.trim() || null,
  env: readVariables(form.env),
});

/** `NAME=value`, one on each line; a line without `=` is a name with an empty value. */
export function readVariables(text: string): Record<string, string> {
  const variables: Record<string, string> = {};
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    const at = line.indexOf('=');
    variables[(at < 0 ? line : line.slice(0, at)).trim()] = at < 0 ? '' : line.slice(at + 1);
  }
  return variables;
}

export const sameForms = (a: ProgramForm[], b: ProgramForm[]): boolean =>
  JSON.stringify(a.map(wishOf)) === JSON.stringify(b.map(wishOf));
