import { readSources } from '../../../api/browser';
import { readFile } from '../../../api/files';
import { onSaved } from '../../../api/saved';
import type { FileEntry } from '../../../api/types';
import type { ProjectStore } from '../../../events/store';
import type { Change } from '../compiler/types';

/** A browser has six connections to a host, and the event stream holds one. */
const AT_ONCE = 5;
/** Larger files are no part of a page. */
const LARGEST_BYTES = 8 << 20;
const skipped = /(^|\/)(node_modules|\.git)\/|(^|\/)(package-lock\.json|pnpm-lock\.yaml|yarn\.lock|bun\.lock)$/;

/**
 * The project's files as the server has them, change by change. What is saved here is shown before the server has it, and without it when it cannot be reached; what the
 * server tells afterwards counts.
 */
export class ProjectSources {
  private readonly known = new Map<string, string>();
  private readonly saved = new Map<string, { hash: string | null; text: string }>();
  private readonly leave: (() => void)[];

  constructor(
    private readonly store: ProjectStore,
    changed: () => void,
  ) {
    let files = store.get().files;
    this.leave = [
      store.subscribe(() => {
        if (store.get().files === files) return;
        files = store.get().files;
        changed();
      }),
      onSaved(({ project, path, hash, text }) => {
        if (project !== store.get().project.id || skipped.test(path)) return;
        this.saved.set(path, { hash, text });
        changed();
      }),
    ];
  }

  /** What is other than before. A file that cannot be read now is asked for again with the next change. */
  async changes(signal: AbortSignal): Promise<Change[]> {
    const { files, project } = this.store.get();
    const changes: Change[] = [];
    for (const [path, { hash, text }] of this.saved) {
      this.saved.delete(path);
      if (hash !== null) this.known.set(path, hash);
      changes.push({ path, bytes: new TextEncoder().encode(text) });
    }
    const own = new Set(changes.map((change) => change.path));
    for (const path of this.known.keys()) {
      if (files.has(path) || own.has(path)) continue;
      this.known.delete(path);
      changes.push({ path, bytes: null });
    }
    const wanted = [...files.values()].filter(
      (file) =>
        !own.has(file.path) &&
        !skipped.test(file.path) &&
        file.size <= LARGEST_BYTES &&
        this.known.get(file.path) !== (file.hash ?? ''),
    );
    if (wanted.length > AT_ONCE) await this.readAll(wanted, changes, signal);
    const reader = async () => {
      for (let file = wanted.shift(); file && !signal.aborted; file = wanted.shift()) {
        const loaded = await readFile(project.id, file.path, signal).catch(() => null);
        if (!loaded) continue;
        // The tree's own word for it: what the stream has not told yet is read again then.
        this.known.set(file.path, file.hash ?? loaded.hash);
        changes.push({ path: file.path, bytes: loaded.bytes });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, reader));
    return changes;
  }

  /** Many are one question; what it does not answer stays wanted. */
  private async readAll(wanted: FileEntry[], changes: Change[], signal: AbortSignal): Promise<void> {
    const all = new Map(
      (await readSources(this.store.get().project.id, signal).catch(() => [])).map((one) => [one.path, one]),
    );
    for (const [at, file] of [...wanted.entries()].toReversed()) {
      const found = all.get(file.path);
      if (!found) continue;
      wanted.splice(at, 1);
      this.known.set(file.path, file.hash ?? found.hash);
      changes.push({ path: file.path, bytes: found.bytes });
    }
  }

  close(): void {
    for (const leave of this.leave) leave();
  }
}
