/** Steps the four words of an sfc32 generator in place.
 *  @param words Four unsigned 32-bit integers.
 *  @returns The next 32 random bits, unsigned.
 *  @see Chris Doty-Humphrey, PractRand 0.95, sfc32. */
export function nextWord(words: number[]): number {
  const [b, c] = [words[1], words[2]];
  const out = (words[0] + b + words[3]) >>> 0;
  words[0] = (b ^ (b >>> 9)) >>> 0;
  words[1] = (c + (c << 3)) >>> 0;
  words[2] = (((c << 21) | (c >>> 11)) + out) >>> 0;
  words[3] = (words[3] + 1) >>> 0;
  return out;
}

/** Fills with the multiples of 2⁻²⁴ in [0, 1), one word each. All of them are numbers of float32.
 *  @param words Four unsigned 32-bit integers, stepped in place; `nextWord` inlined.
 *  @param open Draws from the odd multiples instead: (0, 1), symmetric about ½. */
export function fillUniforms(words: number[], out: Float32Array, open: boolean): void {
  let [a, b, c, d] = [words[0] | 0, words[1] | 0, words[2] | 0, words[3] | 0];
  const last = open ? 1 : 0;
  for (let i = 0; i < out.length; i++) {
    const word = (a + b + d) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + word) | 0;
    d = (d + 1) | 0;
    out[i] = ((word >>> 8) | last) * 2 ** -24;
  }
  words.splice(0, 4, a >>> 0, b >>> 0, c >>> 0, d >>> 0);
}
