import { useMemo } from 'react';
import { codeOf } from '../../api/errors';
import { deleteFile, readFileOf, renameFile, uploadFile } from '../../api/files';
import { toast } from '../../design/toasts';
import { useI18n } from '../../i18n/I18n';
import { useStore } from '../useProject';
import { useWorkbench } from '../view';
import type { Documents } from './Documents';
import { isWithin, join, moved, nameOf } from './paths';

/** A file on its way in, and where in the project it goes. */
export interface Upload {
  path: string;
  file: Blob;
}

export interface FileOps {
  create(path: string): Promise<boolean>;
  move(from: string, to: string): Promise<boolean>;
  remove(path: string): Promise<void>;
  upload(items: Upload[]): Promise<void>;
}

/** What can be done to the project's files as such. Each is told when it failed; a deletion can be taken back. */
export function useFileOps(documents: Documents): FileOps {
  const { t, errorText } = useI18n();
  const store = useStore();
  const { openFile } = useWorkbench();

  return useMemo(() => {
    const id = store.get().project.id;
    const attempt = async (work: () => Promise<unknown>): Promise<boolean> => {
      try {
        await work();
        return true;
      } catch (error) {
        toast(errorText(codeOf(error)), { tone: 'bad' });
        return false;
      } finally {
        await store.readFiles();
      }
    };

    const restore = (paths: string[], version: number) =>
      attempt(async () => {
        for (const path of paths) await uploadFile(id, path, await readFileOf(id, path, version), null);
      });

    return {
      create: async (path) => {
        const done = await attempt(() => uploadFile(id, path, new Blob([]), null));
        if (done) openFile(path);
        return done;
      },
      move: async (from, to) => {
        if (from === to || isWithin(to, from)) return false;
        await documents.saveWithin(from);
        const done = await attempt(() => renameFile(id, from, to));
        if (done) documents.follow((path) => moved(path, from, to));
        return done;
      },
      remove: async (path) => {
        const { files, project } = store.get();
        const paths = [...files.keys()].filter((file) => isWithin(file, path));
        const { version } = project;
        await documents.saveWithin(path);
        if (!(await attempt(() => deleteFile(id, path)))) return;
        documents.closeWithin(path);
        toast(t('code.deleted.toast', { name: nameOf(path) }), {
          action: { text: t('app.undo'), run: () => void restore(paths, version) },
        });
      },
      upload: async (items) => {
        let sent = 0;
        const done = await attempt(async () => {
          for (const { path, file } of items) {
            await uploadFile(id, path, file, store.get().files.get(path)?.hash ?? null);
            sent++;
          }
        });
        if (sent > 0) toast(t('code.upload.done', { count: sent }));
        if (done && items.length === 1 && items[0]) openFile(items[0].path);
      },
    };
  }, [store, documents, openFile, t, errorText]);
}

/** The files in what was dropped or picked, folders walked through, each with its path below `folder`. */
export async function uploadsOf(transfer: DataTransfer, folder: string): Promise<Upload[]> {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  const uploads: Upload[] = [];
  for (const entry of entries) await walk(entry, folder, uploads);
  return uploads;
}

/** What no project wants copied into it: packages are installed, and histories are another tool's. */
const skipped = new Set(['node_modules', '.git', '.DS_Store']);

async function walk(entry: FileSystemEntry, folder: string, uploads: Upload[]): Promise<void> {
  if (skipped.has(entry.name)) return;
  const path = join(folder, entry.name);
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    uploads.push({ path, file });
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (;;) {
    // A reader gives a part at a time, and an empty one at the end.
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (part.length === 0) return;
    for (const inner of part) await walk(inner, path, uploads);
  }
}
