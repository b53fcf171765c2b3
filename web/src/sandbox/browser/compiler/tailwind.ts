import { compile } from 'tailwindcss';
import index from 'tailwindcss/index.css?raw';
import preflight from 'tailwindcss/preflight.css?raw';
import theme from 'tailwindcss/theme.css?raw';
import utilities from 'tailwindcss/utilities.css?raw';

const own: Record<string, string> = {
  tailwindcss: index,
  'tailwindcss/index.css': index,
  'tailwindcss/preflight': preflight,
  'tailwindcss/preflight.css': preflight,
  'tailwindcss/theme': theme,
  'tailwindcss/theme.css': theme,
  'tailwindcss/utilities': utilities,
  'tailwindcss/utilities.css': utilities,
};

export interface Sheet {
  build(candidates: string[]): string;
}

/** One style sheet through Tailwind. Its plugins and JavaScript configurations are programs, and none is run here. */
export async function compileTailwind(
  css: string,
  load: (specifier: string, folder: string) => { path: string; css: string } | null,
  folder: string,
): Promise<Sheet> {
  const compiled = await compile(css, {
    base: folder,
    async loadStylesheet(id, base) {
      const known = own[id];
      if (known !== undefined) return { path: `/tailwindcss/${id}`, base: '/tailwindcss', content: known };
      const found = load(id, base);
      if (!found) throw new Error(`The style sheet ${id} was not found.`);
      return {
        path: found.path,
        base: found.path.slice(0, Math.max(0, found.path.lastIndexOf('/'))),
        content: found.css,
      };
    },
    async loadModule(id) {
      throw new Error(`${id} is a program, and plugins of Tailwind run in the sandbox only.`);
    },
  });
  return { build: (candidates) => compiled.build(candidates) };
}
