const K = new Uint32Array(64);
const H = new Uint32Array(8);

// The first 64 primes' roots, as the standard has it.
for (let candidate = 2, count = 0; count < 64; candidate++) {
  let prime = true;
  for (let divisor = 2; divisor * divisor <= candidate; divisor++) if (candidate % divisor === 0) prime = false;
  if (!prime) continue;
  if (count < 8) H[count] = (Math.sqrt(candidate) % 1) * 2 ** 32;
  K[count++] = (Math.cbrt(candidate) % 1) * 2 ** 32;
}

/** SHA-256 where the browser's own is not to be had: over plain HTTP on a machine of the network. */
export function sha256(bytes: Uint8Array): string {
  const length = ((bytes.length + 9 + 63) >> 6) << 6;
  const padded = new Uint8Array(length);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(length - 4, bytes.length << 3);
  const hash = H.slice();
  const w = new Uint32Array(64);
  const at = (list: Uint32Array, index: number) => list[index] as number;
  const turn = (value: number, by: number) => (value >>> by) | (value << (32 - by));
  for (let block = 0; block < length; block += 64) {
    for (let i = 0; i < 64; i++) {
      if (i < 16) w[i] = view.getUint32(block + i * 4);
      else {
        const [a, b] = [at(w, i - 15), at(w, i - 2)];
        w[i] =
          at(w, i - 16) +
          (turn(a, 7) ^ turn(a, 18) ^ (a >>> 3)) +
          at(w, i - 7) +
          (turn(b, 17) ^ turn(b, 19) ^ (b >>> 10));
      }
    }
    let [a, b, c, d, e, f, g, h] = hash as unknown as [number, number, number, number, number, number, number, number];
    for (let i = 0; i < 64; i++) {
      const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + at(K, i) + at(w, i)) | 0;
      const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
    }
    [a, b, c, d, e, f, g, h].forEach((value, index) => (hash[index] = at(hash, index) + value));
  }
  return [...hash].map((value) => value.toString(16).padStart(8, '0')).join('');
}

/** The SHA-256 of a text or of bytes, in lower-case hexadecimal. */
export async function hashOf(body: string | Uint8Array): Promise<string> {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  if (!globalThis.crypto?.subtle) return sha256(bytes);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
