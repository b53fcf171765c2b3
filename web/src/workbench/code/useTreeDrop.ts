import { useState, type DragEvent } from 'react';
import { folderOf, isWithin, join, nameOf } from './paths';
import { uploadsOf, type FileOps } from './useFileOps';

const OWN = 'application/x-forja-path';

/** Dragging in the tree: files of the project move, files from outside are uploaded. `over` is the folder under the pointer. */
export function useTreeDrop(ops: FileOps) {
  const [over, setOver] = useState<string | null>(null);
  const [dragged, setDragged] = useState<string | null>(null);

  const rowOf = (event: DragEvent) => (event.target as Element).closest<HTMLElement>('[data-path]');
  const folderUnder = (event: DragEvent): string => {
    const row = rowOf(event);
    const path = row?.dataset.path;
    if (!path) return '';
    return row.dataset.state === 'folder' ? path : folderOf(path);
  };
  const canDrop = (event: DragEvent): boolean =>
    event.dataTransfer.types.includes('Files') || event.dataTransfer.types.includes(OWN);

  return {
    over,
    handlers: {
      onDragStart: (event: DragEvent) => {
        const path = rowOf(event)?.dataset.path;
        if (!path) return;
        event.dataTransfer.setData(OWN, path);
        event.dataTransfer.effectAllowed = 'move';
        setDragged(path);
      },
      onDragOver: (event: DragEvent) => {
        if (!canDrop(event)) return;
        const folder = folderUnder(event);
        if (dragged && (isWithin(folder, dragged) || folderOf(dragged) === folder) && folder !== '')
          return setOver(null);
        event.preventDefault();
        setOver(folder);
      },
      onDragLeave: (event: DragEvent<HTMLElement>) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(null);
      },
      onDragEnd: () => {
        setOver(null);
        setDragged(null);
      },
      onDrop: (event: DragEvent) => {
        if (!canDrop(event)) return;
        event.preventDefault();
        const folder = folderUnder(event);
        setOver(null);
        setDragged(null);
        const path = event.dataTransfer.getData(OWN);
        if (path) void ops.move(path, join(folder, nameOf(path)));
        else void uploadsOf(event.dataTransfer, folder).then((items) => ops.upload(items));
      },
    },
  };
}
