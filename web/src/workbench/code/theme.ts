import { monaco } from './monaco';

/** Tokens of the design as the editor needs them: plain hexadecimal colours. */
const token = (name: string): string => {
  const probe = document.createElement('span');
  probe.style.color = `var(${name})`;
  document.body.append(probe);
  const [red = 0, green = 0, blue = 0, alpha = 1] = (getComputedStyle(probe).color.match(/[\d.]+/g) ?? []).map(Number);
  probe.remove();
  const hex = (value: number) => Math.round(value).toString(16).padStart(2, '0');
  return `#${hex(red)}${hex(green)}${hex(blue)}${alpha < 1 ? hex(alpha * 255) : ''}`;
};

const bare = (color: string): string => color.slice(1, 7);

/** Makes the editor look like the rest of the page, in the theme that is shown now. */
export function applyEditorTheme(theme: 'light' | 'dark'): void {
  const dark = theme === 'dark';
  const rule = (scope: string, color: string, fontStyle = '') => ({ token: scope, foreground: color, fontStyle });
  monaco.editor.defineTheme(`forja-${theme}`, {
    base: dark ? 'vs-dark' : 'vs',
    inherit: true,
    rules: [
      rule('', bare(token('--ink'))),
      rule('comment', bare(token('--faint')), 'italic'),
      rule('keyword', dark ? 'ff9a68' : 'a83a0c'),
      rule('string', dark ? '9fd8a4' : '2f6b34'),
      rule('number', dark ? 'f0bf62' : '8a5a00'),
      rule('type', dark ? '8cc9e8' : '1b5f86'),
      rule('tag', dark ? 'ff9a68' : 'a83a0c'),
      rule('attribute.name', dark ? 'e0c48f' : '7a5412'),
      rule('attribute.value', dark ? '9fd8a4' : '2f6b34'),
      rule('delimiter', bare(token('--muted'))),
      rule('metatag', bare(token('--muted'))),
    ],
    colors: {
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
