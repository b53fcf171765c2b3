import { tokenColor as token } from '../../design/token-color';
import { monaco } from './monaco';

const bare = (color: string): string => color.slice(1, 7);

const embers = ['keyword', 'tag', 'keyword.json', 'tag.css', 'selector', 'keyword.flow'];
const strings = [
  'string',
  'string.html',
  'string.value.json',
  'attribute.value',
  'attribute.value.html',
  'attribute.value.xml',
  'string.css',
];
const numbers = [
  'number',
  'number.json',
  'attribute.value.number',
  'attribute.value.unit',
  'attribute.value.hex',
  'constant',
];
const types = ['type', 'type.identifier', 'attribute.name.css', 'attribute.name.scss', 'class'];
const names = ['attribute.name', 'attribute.name.html', 'attribute.name.xml', 'string.key.json', 'annotation'];

/** Colour → what is written in it. The more exact scopes are here because the editor's own themes name them too. */
const syntax: Record<'light' | 'dark', Record<string, string[]>> = {
  light: { a83a0c: embers, '2f6b34': strings, '8a5a00': numbers, '1b5f86': types, '7a5412': names },
  dark: { ff9a68: embers, '9fd8a4': strings, f0bf62: numbers, '8cc9e8': types, e0c48f: names },
};

/** Makes the editor look like the rest of the page, in the theme that is shown now. */
export function applyEditorTheme(theme: 'light' | 'dark'): void {
  const dark = theme === 'dark';
  const rule = (scope: string, color: string, fontStyle = '') => ({ token: scope, foreground: color, fontStyle });
  monaco.editor.defineTheme(`forja-${theme}`, {
    base: dark ? 'vs-dark' : 'vs',
    inherit: true,
    rules: [
      ...Object.entries(syntax[theme]).flatMap(([color, scopes]) => scopes.map((scope) => rule(scope, color))),
      rule('', bare(token('--ink'))),
      rule('comment', bare(token('--faint')), 'italic'),
      rule('delimiter', bare(token('--muted'))),
      rule('metatag', bare(token('--muted'))),
    ],
    colors: {
      ...Object.fromEntries(
        [1, 2, 3, 4, 5, 6].map((depth) => [`editorBracketHighlight.foreground${depth}`, token('--muted')]),
      ),
      'scrollbarSlider.background': token('--press'),
      'scrollbarSlider.hoverBackground': token('--line-strong'),
      'scrollbarSlider.activeBackground': token('--line-strong'),
      'editorOverviewRuler.border': '#00000000',
      'editorBracketMatch.background': token('--press'),
      'editorBracketMatch.border': '#00000000',
      'editor.background': token('--surface'),
      'editor.foreground': token('--ink'),
      'editor.lineHighlightBackground': token('--hover'),
      'editor.lineHighlightBorder': '#00000000',
      'editor.selectionBackground': dark ? '#6b3217aa' : '#f6c9ae',
      'editorLineNumber.foreground': token('--line-strong'),
      'editorLineNumber.activeForeground': token('--muted'),
      'editorCursor.foreground': token('--ember'),
      'editorIndentGuide.background1': token('--line'),
      'editorWidget.background': token('--raised'),
      'editorWidget.border': token('--line'),
      'input.background': token('--surface'),
      focusBorder: token('--ember'),
      'diffEditor.insertedTextBackground': dark ? '#1f6b4a55' : '#bfe6d2aa',
      'diffEditor.removedTextBackground': dark ? '#7a262a55' : '#f6c9c7aa',
    },
  });
  monaco.editor.setTheme(`forja-${theme}`);
}
