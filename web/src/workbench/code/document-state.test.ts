import { expect, test } from 'vitest';
import { hasOwnEdits, nextDocument, type DocumentEvent, type DocumentState } from './document-state';

const after = (state: DocumentState, ...events: DocumentEvent[]) => events.reduce(nextDocument, state);
const saved: DocumentState = { status: 'saved' };

test('an edit is saved, and an edit during the save is not taken for saved', () => {
  expect(after(saved, { type: 'edited' }, { type: 'save' }, { type: 'saved' })).toEqual(saved);
  expect(after(saved, { type: 'edited' }, { type: 'save' }, { type: 'edited' }, { type: 'saved' })).toEqual({
    status: 'unsaved',
  });
});

test('a change elsewhere loads a file without edits and leaves edits to the next save', () => {
  expect(after(saved, { type: 'changed-elsewhere', hash: 'b' })).toEqual({ status: 'loading' });
  expect(after(saved, { type: 'edited' }, { type: 'changed-elsewhere', hash: 'b' })).toEqual({ status: 'unsaved' });
});

test('a refused save is a conflict, and typing on does not hide it', () => {
  const conflict = after(saved, { type: 'edited' }, { type: 'save' }, { type: 'stale', hash: 'c' }, { type: 'edited' });
  expect(conflict).toEqual({ status: 'conflict', theirs: 'c' });
  expect(hasOwnEdits(conflict)).toBe(true);
});

test('a failed save can be tried again', () => {
  expect(
    after(saved, { type: 'edited' }, { type: 'save' }, { type: 'save-failed', code: 'x' }, { type: 'save' }),
  ).toEqual({
    status: 'saving',
    editedMeanwhile: false,
  });
});

test('the model takes over a file without edits only', () => {
  expect(after(saved, { type: 'writing' })).toEqual({ status: 'writing' });
  expect(after(saved, { type: 'edited' }, { type: 'writing' })).toEqual({ status: 'unsaved' });
});

test('a deleted file with edits is a conflict, so that nothing is lost', () => {
  expect(after(saved, { type: 'deleted' })).toEqual({ status: 'unreadable', reason: 'deleted' });
  expect(after(saved, { type: 'edited' }, { type: 'deleted' })).toEqual({ status: 'conflict', theirs: null });
});
