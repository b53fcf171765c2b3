import { usesTailwind, type Candidates } from './candidates';
import { withImports } from './css';
import { folderOf } from './paths';
import { errorAt } from './places';
import { resolve, type Project } from './resolve';
import type { Sheet } from './tailwind';
import type { BuildError } from './types';

export type LoadedStyle =
  { css: string; sources: string[]; tailwind: boolean } | { errors: BuildError[]; sources: string[] };

/** Makes the project's style sheets: imports put in, addresses whole, and Tailwind where a sheet asks for it. */
export class Styles {
  private readonly sheets = new Map<string, { text: string; sheet: Sheet }>();

  constructor(
    private readonly candidates: Candidates,
    private readonly project: () => Project,
    private readonly read: (path: string) => string | null,
  ) {}

  async load(path: string): Promise<LoadedStyle> {
    const { css, files } = withImports(path, (specifier, from) => this.find(specifier, from), this.read);
    try {
      const made = await this.compile(path, css);
      return { css: made.css, sources: files, tailwind: made.tailwind };
    } catch (error) {
      const { message } = error as Error;
      const code = /program|sandbox/.test(message) ? 'unsupported' : 'syntax';
      const text = this.read(path) ?? '';
      return { errors: [errorAt(code, message, path, text, placeOf(message, text))], sources: files };
    }
  }

  /** A sheet that is in hand already: a component's own. */
  async compile(path: string, css: string): Promise<{ css: string; tailwind: boolean }> {
    if (!usesTailwind(css)) return { css, tailwind: false };
    const known = this.sheets.get(path);
    if (known?.text === css) return { css: known.sheet.build([...this.candidates.all()]), tailwind: true };
    const { compileTailwind } = await import('./tailwind');
    const sheet = await compileTailwind(css, (specifier, folder) => this.open(specifier, folder), folderOf(path));
    this.sheets.set(path, { text: css, sheet });
    return { css: sheet.build([...this.candidates.all()]), tailwind: true };
  }

  private find(specifier: string, from: string): string | null {
    const written = /^[./@~]/.test(specifier) || specifier.endsWith('.css') ? specifier : null;
    if (written === null) return null;
    const local = resolve(this.project(), written, from);
    if (local.kind === 'file') return local.path;
    const beside = /^[./]/.test(written) ? null : resolve(this.project(), `./${written}`, from);
    return beside?.kind === 'file' ? beside.path : null;
  }

  private open(specifier: string, folder: string): { path: string; css: string } | null {
    const path = this.find(specifier, folder === '' ? 'x.css' : `${folder}/x.css`);
    if (path === null) return null;
    return { path, css: withImports(path, (inner, from) => this.find(inner, from), this.read).css };
  }
}

/** Tailwind names what it could not read, not where: the first place of that name is the place. */
function placeOf(message: string, text: string): { line: number; column: number } {
  const name = /[`"']([^`"']{2,})[`"']/.exec(message)?.[1];
  const at = name === undefined ? -1 : text.indexOf(name);
  if (at < 0) return { line: 1, column: 1 };
  const before = text.slice(0, at).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
