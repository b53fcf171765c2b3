import type { Position } from '../view';
import { ConflictBar } from './ConflictBar';
import type { Document } from './Document';
import { DiffPane, TextPane } from './panes';
import { Unreadable } from './Unreadable';

interface Props {
  document: Document;
  position: Position | undefined;
  visible: boolean;
  /** The cursor came to a line. */
  onLine: (line: number | null) => void;
}

/** The open file, in whatever state it is. */
export function Editor({ document, position, visible, onLine }: Props) {
  const { state, theirs } = document;
  if (state.status === 'unreadable') return <Unreadable document={document} state={state} />;
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      {state.status === 'conflict' && <ConflictBar document={document} />}
      {theirs === null ? (
        <TextPane
          document={document}
          readOnly={state.status === 'writing' || state.status === 'loading'}
          position={position}
          visible={visible}
          onLine={onLine}
        />
      ) : (
        <DiffPane document={document} theirs={theirs} />
      )}
    </div>
  );
}
