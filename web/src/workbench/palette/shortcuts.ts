import type { MessageKey } from '../../i18n/types';

const apple = /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? '');

/** Keys as this kind of machine names them. */
export const keysText = (keys: string): string =>
  apple ? keys.replace('Mod+', '⌘').replace('Shift+', '⇧').replace('Alt+', '⌥') : keys.replace('Mod', 'Ctrl');

export const shortcuts = [
  { keys: 'Mod+P', action: 'files', text: 'palette.files' },
  { keys: 'Mod+K', action: 'palette', text: 'palette.commands' },
  { keys: 'Mod+Shift+F', action: 'search', text: 'search.title' },
  { keys: 'Mod+Shift+H', action: 'versions', text: 'versions.open' },
  { keys: 'Alt+1', action: 'chat', text: 'shortcuts.chat' },
  { keys: 'Alt+2', action: 'preview', text: 'workbench.preview' },
  { keys: 'Alt+3', action: 'code', text: 'workbench.code' },
  { keys: 'Alt+4', action: 'logs', text: 'workbench.logs' },
  { keys: '?', action: 'shortcuts', text: 'shortcuts.title' },
] as const satisfies { keys: string; action: string; text: MessageKey }[];

export type ShortcutAction = (typeof shortcuts)[number]['action'];

/** What the browser or the editor knows by itself; the help sheet names it all the same. */
export const otherShortcuts = [
  { keys: 'Enter', text: 'chat.send' },
  { keys: 'Shift+Enter', text: 'shortcuts.newLine' },
  { keys: 'Mod+S', text: 'shortcuts.save' },
  { keys: 'Mod+F', text: 'shortcuts.find' },
  { keys: 'Mod+G', text: 'shortcuts.line' },
  { keys: 'Shift+Alt+F', text: 'shortcuts.format' },
  { keys: 'Mod+\\', text: 'code.split' },
  { keys: 'F2', text: 'code.tree.rename' },
  { keys: 'Del', text: 'code.tree.delete' },
  { keys: 'F1', text: 'shortcuts.editor' },
] as const satisfies { keys: string; text: MessageKey }[];

interface Keys {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
}

/** The action that these keys stand for; while somebody types, only those with a modifier. */
export function actionFor(event: Keys, typing: boolean): ShortcutAction | null {
  const mod = apple ? event.metaKey : event.ctrlKey;
  const parts = [mod && 'Mod', event.shiftKey && event.key !== '?' && 'Shift', event.altKey && 'Alt'];
  // With Alt, some keyboards give another letter; the place of the key tells which digit it is.
  const digit = event.altKey ? /^Digit(\d)$/.exec(event.code)?.[1] : undefined;
  const name = digit ?? (event.key.length === 1 ? event.key.toUpperCase() : event.key);
  const keys = [...parts.filter(Boolean), name].join('+');
  const found = shortcuts.find((shortcut) => shortcut.keys === keys);
  return found && !(typing && !found.keys.includes('+')) ? found.action : null;
}
