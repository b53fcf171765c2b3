/** What a file's bytes are to the editor. */
export type Content = { kind: 'text'; text: string } | { kind: 'binary' };

/** Only bytes that come back as they were may be edited: anything that is not valid UTF-8, or has a NUL, is binary. */
export function readContent(bytes: Uint8Array): Content {
  if (bytes.subarray(0, 8_192).includes(0)) return { kind: 'binary' };
  try {
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { kind: 'binary' };
  }
}

/** Above this the editor asks first: long files make the browser slow. */
export const LARGE_BYTES = 1024 * 1024;

/** Above this no editor in a browser stays usable: the file is offered for download. */
export const HUGE_BYTES = 8 * 1024 * 1024;
