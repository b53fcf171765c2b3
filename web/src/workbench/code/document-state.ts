/** How an open file stands towards the server. Every state can be left. */
export type DocumentState =
  | { status: 'loading' }
  | { status: 'saved' }
  | { status: 'unsaved' }
  | { status: 'saving'; editedMeanwhile: boolean }
  | { status: 'writing' }
  | { status: 'conflict'; theirs: string | null }
  | { status: 'failed'; code: string }
  | { status: 'unreadable'; reason: 'binary' | 'large' | 'deleted' | 'error'; code?: string };

export type DocumentEvent =
  | { type: 'loaded' }
  | { type: 'edited' }
  | { type: 'save' }
  | { type: 'saved' }
  | { type: 'stale'; hash: string | null }
  | { type: 'save-failed'; code: string }
  | { type: 'changed-elsewhere'; hash: string }
  | { type: 'deleted' }
  | { type: 'writing' }
  | { type: 'unreadable'; reason: 'binary' | 'large' | 'error'; code?: string };

/** Pure: what becomes of a document's state. Loading follows from `loading`, saving from `saving`; the owner does both. */
export function nextDocument(state: DocumentState, event: DocumentEvent): DocumentState {
  switch (event.type) {
    case 'loaded':
      return { status: 'saved' };
    case 'edited':
      if (state.status === 'saving') return { ...state, editedMeanwhile: true };
      return state.status === 'saved' || state.status === 'failed' ? { status: 'unsaved' } : state;
    case 'save':
      return state.status === 'unsaved' || state.status === 'failed'
        ? { status: 'saving', editedMeanwhile: false }
        : state;
    case 'saved':
      if (state.status !== 'saving') return state;
      return state.editedMeanwhile ? { status: 'unsaved' } : { status: 'saved' };
    case 'stale':
      return { status: 'conflict', theirs: event.hash };
    case 'save-failed':
      return state.status === 'saving' ? { status: 'failed', code: event.code } : state;
    case 'changed-elsewhere':
      // Edits are not thrown away: the next save is joined with the other change by the server, or refused by it.
      if (state.status === 'conflict') return { status: 'conflict', theirs: event.hash };
      return hasOwnEdits(state) ? state : { status: 'loading' };
    case 'deleted':
      return hasOwnEdits(state) ? { status: 'conflict', theirs: null } : { status: 'unreadable', reason: 'deleted' };
    case 'writing':
      return hasOwnEdits(state) ? state : { status: 'writing' };
    case 'unreadable':
      return { status: 'unreadable', reason: event.reason, code: event.code };
  }
}

/** True when there is something that only this browser has. */
export const hasOwnEdits = (state: DocumentState): boolean =>
  state.status === 'unsaved' || state.status === 'saving' || state.status === 'conflict' || state.status === 'failed';
