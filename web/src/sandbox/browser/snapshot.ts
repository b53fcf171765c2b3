import type { Emitted } from './compiler/types';
import { hashOf } from './sha256';
import type { Listed } from './worker-messages';

/** The list of everything that is answered, by content. What has not changed is not counted anew. */
export class Snapshot {
  private readonly known = new Map<string, { body: string | Uint8Array; hash: string }>();

  async list(files: readonly Emitted[]): Promise<Listed[]> {
    const paths = new Set(files.map((file) => file.path));
    for (const path of this.known.keys()) if (!paths.has(path)) this.known.delete(path);
    const listed: Listed[] = [];
    for (const { path, body, type } of files) {
      const known = this.known.get(path);
      const hash = known?.body === body ? known.hash : await hashOf(body);
      if (known?.body !== body) this.known.set(path, { body, hash });
      listed.push({ path, hash, contentType: type });
    }
    return listed;
  }

  bodies(hashes: readonly string[]): { hash: string; body: string | Uint8Array }[] {
    const wanted = new Set(hashes);
    const found: { hash: string; body: string | Uint8Array }[] = [];
    for (const { hash, body } of this.known.values()) if (wanted.delete(hash)) found.push({ hash, body });
    return found;
  }
}
