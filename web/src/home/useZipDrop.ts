import { useEffect, useRef, useState } from 'react';

/** Takes a zip that is dropped anywhere on the page; true while one is held over it. */
export function useZipDrop(take: (file: File) => void): boolean {
  const [over, setOver] = useState(false);
  const newest = useRef(take);
  useEffect(() => {
    newest.current = take;
  });

  useEffect(() => {
    // What is held is named by its type alone until it is dropped.
    const isZip = (event: DragEvent) =>
      [...(event.dataTransfer?.items ?? [])].some((item) => item.kind === 'file' && /zip/.test(item.type));
    const onOver = (event: DragEvent) => {
      if (!isZip(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const onLeave = (event: DragEvent) => event.relatedTarget === null && setOver(false);
    const onDrop = (event: DragEvent) => {
      const file = [...(event.dataTransfer?.files ?? [])].find(({ name }) => /\.zip$/i.test(name));
      setOver(false);
      if (!file) return;
      event.preventDefault();
      newest.current(file);
    };
    addEventListener('dragover', onOver);
    addEventListener('dragleave', onLeave);
    addEventListener('drop', onDrop);
    return () => {
      removeEventListener('dragover', onOver);
      removeEventListener('dragleave', onLeave);
      removeEventListener('drop', onDrop);
    };
  }, []);
  return over;
}
