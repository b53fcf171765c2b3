import type { ITheme } from '@xterm/xterm';
import { tokenColor } from '../../design/token-color';

/** The terminal in the colours of the page, in the theme that is shown now. */
export function terminalTheme(): ITheme {
  const [ink, muted, faint, line] = ['--ink', '--muted', '--faint', '--line-strong'].map(tokenColor);
  const [good, bad, care, ember] = ['--good', '--bad', '--care', '--ember'].map(tokenColor);
  const dark = getComputedStyle(document.body).colorScheme.includes('dark') && isDark(tokenColor('--surface'));
  const blue = dark ? '#7db8f0' : '#1d5a9c';
  const magenta = dark ? '#d99ae6' : '#87329a';
  const cyan = dark ? '#6fd0dd' : '#0c6674';
  return {
    background: tokenColor('--surface'),
    foreground: ink,
    cursor: ember,
    cursorAccent: tokenColor('--surface'),
    selectionBackground: dark ? '#6b3217aa' : '#f6c9ae',
    black: dark ? line : ink,
    brightBlack: faint,
    white: muted,
    brightWhite: ink,
    red: bad,
    brightRed: bad,
    green: good,
    brightGreen: good,
    yellow: care,
    brightYellow: care,
    blue,
    brightBlue: blue,
    magenta,
    brightMagenta: magenta,
    cyan,
    brightCyan: cyan,
  };
}

const isDark = (hex: string): boolean => Number.parseInt(hex.slice(1, 3), 16) < 128;
