import { readFile } from '../api/files';
import type { ProjectStore } from '../events/store';
import { readContent } from './code/content';

/** Longer files are no source that anybody searches or completes over. */
const LARGEST_BYTES = 512 * 1024;
/** A browser has six connections to a host, and others want some. */
const AT_ONCE = 3;
const skipped =
  /(^|\/)(package-lock\.json|pnpm-lock\.yaml|yarn\.lock|bun\.lock)$|\.(png|jpe?g|gif|webp|avif|ico|bmp|woff2?|ttf|otf|pdf|zip|gz|mp[34]|webm|ogg|wasm|db)$/i;

export interface ProjectText {
  path: string;
  hash: string;
  text: string;
}

/**
 * The texts of a project's files, read once for each content: what a search looks through and what completion knows.
 * Nothing is read before somebody asks.
 */
export class ProjectTexts {
  private readonly known = new Map<string, ProjectText>();
  private readonly unreadable = new Set<string>();

  constructor(private readonly store: ProjectStore) {}

  /** Every text as it is now; gives what it has so far to `partly` while the rest is read. */
  async read(signal?: AbortSignal, partly?: (texts: ProjectText[]) => void): Promise<ProjectText[]> {
    const { files, project } = this.store.get();
    const wanted = [...files.values()].filter(
      (file) => file.hash && file.size <= LARGEST_BYTES && !skipped.test(file.path) && !this.unreadable.has(file.hash),
    );
    for (const path of this.known.keys()) if (!files.has(path)) this.known.delete(path);
    const missing = wanted.filter((file) => this.known.get(file.path)?.hash !== file.hash);
    const worker = async () => {
      for (let file = missing.shift(); file; file = signal?.aborted ? undefined : missing.shift()) {
        const loaded = await readFile(project.id, file.path, signal).catch(() => null);
        const content = loaded && readContent(loaded.bytes);
        if (loaded && content?.kind === 'text') {
          this.known.set(file.path, { path: file.path, hash: file.hash ?? loaded.hash, text: content.text });
        } else if (loaded && file.hash) this.unreadable.add(file.hash);
        partly?.(this.all());
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    return this.all();
  }

  private readonly all = (): ProjectText[] => [...this.known.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1));
}
