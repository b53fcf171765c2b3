import type { Options, Plugin } from 'prettier';
import { monaco } from './monaco';

/** Which parser reads which language, and the parts of prettier that it needs; each is loaded with the first file that wants it. */
const parsers: Record<string, { parser: string; load: () => Promise<(Plugin | { default: Plugin })[]> }> = {
  typescript: { parser: 'typescript', load: () => withTree([import('prettier/plugins/typescript')]) },
  javascript: { parser: 'babel', load: () => withTree([import('prettier/plugins/babel')]) },
  json: { parser: 'json', load: () => withTree([import('prettier/plugins/babel')]) },
  css: { parser: 'css', load: async () => [await import('prettier/plugins/postcss')] },
  scss: { parser: 'scss', load: async () => [await import('prettier/plugins/postcss')] },
  less: { parser: 'less', load: async () => [await import('prettier/plugins/postcss')] },
  html: { parser: 'html', load: () => markup() },
  vue: { parser: 'vue', load: () => markup() },
  markdown: { parser: 'markdown', load: async () => [await import('prettier/plugins/markdown')] },
  yaml: { parser: 'yaml', load: async () => [await import('prettier/plugins/yaml')] },
};

type Loading = Promise<Plugin | { default: Plugin }>;

const withTree = (parts: Loading[]) => Promise.all([...parts, import('prettier/plugins/estree') as unknown as Loading]);
const markup = () =>
  withTree([
    import('prettier/plugins/html'),
    import('prettier/plugins/postcss'),
    import('prettier/plugins/babel'),
    import('prettier/plugins/typescript'),
  ]);

/** A text as prettier writes it, by the project's own settings. Throws when the text does not parse. */
export async function formatted(text: string, language: string, settings: Options): Promise<string> {
  const known = parsers[language];
  if (!known) return text;
  const [{ format }, plugins] = await Promise.all([import('prettier/standalone'), known.load()]);
  return format(text, {
    ...settings,
    parser: known.parser,
    plugins: plugins.map((plugin) => ('default' in plugin ? plugin.default : plugin)) as Plugin[],
  });
}

/** The settings that a .prettierrc gives; what it may not name here (plugins, parsers) is left out. */
export function prettierSettings(text: string | undefined): Options {
  try {
    const {
      plugins: _plugins,
      parser: _parser,
      overrides: _overrides,
      ...settings
    } = JSON.parse(text ?? '{}') as Options & {
      overrides?: unknown;
    };
    return settings;
  } catch {
    return {};
  }
}

let settings: Options = {};
let onSave = false;

/** The project's way of writing. One that has prettier wants its files written so; others are formatted when somebody asks. */
export function setPrettier(text: string | undefined, isUsed: boolean): void {
  settings = prettierSettings(text);
  onSave = isUsed;
}

export const formatsOnSave = (language: string): boolean => onSave && language in parsers;

for (const language of Object.keys(parsers)) {
  monaco.languages.registerDocumentFormattingEditProvider(language, {
    displayName: 'Prettier',
    provideDocumentFormattingEdits: async (model) => {
      const before = model.getValue();
      const after = await formatted(before, language, settings).catch(() => before);
      return after === before ? [] : [{ range: model.getFullModelRange(), text: after }];
    },
  });
}
