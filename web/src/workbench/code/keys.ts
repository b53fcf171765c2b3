/** Ctrl+\\ (⌘\\), by the place of the key where a keyboard has no backslash without Alt. */
export const isSplitKey = (
  event: Pick<KeyboardEvent, 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'key' | 'code'>,
): boolean =>
  (event.ctrlKey || event.metaKey) &&
  !event.altKey &&
  !event.shiftKey &&
  (event.key === '\\' || event.code === 'Backslash' || event.code === 'IntlBackslash');
