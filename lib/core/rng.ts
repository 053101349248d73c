import { fillUniforms, nextWord } from "./sfc32";
import { fillNormals } from "./ziggurat";

/** Taken once: in a context of its own, as in a notebook's cells and in tests, each look at Math costs more than the rest. */
const { cos, log, PI, sqrt } = Math;

/** What `Rng.fromJSON` needs to go on exactly where a generator stood. */
export interface RngState {
  /** The four words that the seed and the keys of all splits determine. */
  origin: number[];
  /** The four words of sfc32 now. */
  words: number[];
}

/** Mixes a text into four words; different texts or different origins give unrelated words. */
function mixText(text: string, origin: readonly number[]): number[] {
  const words = origin.map((word) => word >>> 0);
  for (let i = 0; i < text.length; i++) {
    for (let lane = 0; lane < 4; lane++) {
      const salted = Math.imul(
        words[lane] ^ (text.charCodeAt(i) + Math.imul(lane + 1, 0x9e3779b1)),
        0x85ebca6b,
      );
      words[lane] = ((salted << 13) | (salted >>> 19)) + words[(lane + 1) % 4];
    }
  }
  for (let round = 0; round < 2; round++) {
    for (let lane = 0; lane < 4; lane++) words[lane] = scramble(words[lane] + words[(lane + 3) % 4]);
  }
  return words;
}

/** A bijection of 32-bit words in which each input bit flips each output bit half of the time (murmur3's finaliser). */
function scramble(word: number): number {
  let h = word >>> 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

function keyText(caller: string, key: string | number): string {
  if (typeof key === "string") return `s${key}`;
  if (typeof key !== "number")
    throw new TypeError(`${caller} must be a string or an integer, got ${typeof key}`);
  if (!Number.isSafeInteger(key))
    throw new RangeError(`${caller} must be a string or an integer, got ${key}`);
  return `n${key}`;
}

function assertWords(name: string, words: unknown): asserts words is number[] {
  const isWord = (word: unknown) => Number.isInteger(word) && (word as number) >>> 0 === word;
  if (!Array.isArray(words) || words.length !== 4 || !words.every(isWord)) {
    throw new TypeError(`Rng.fromJSON: ${name} must be four unsigned 32-bit integers`);
  }
}

/** A seeded random number generator (sfc32): the same seed gives the same draws on every machine. */
export class Rng {
  private readonly origin: number[];
  private words: number[];

  /** @param seed A string or an integer; `1` and `"1"` are different seeds.
   *  @throws RangeError if the number is not a safe integer. */
  constructor(seed: string | number) {
    this.origin = mixText(keyText("Rng: seed", seed), [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344]);
    this.words = [...this.origin];
    for (let i = 0; i < 12; i++) this.word();
  }

  /** An independent generator for a purpose. It depends on the seed and the key only, never on the draws made so far,
   *  so that adding a draw in one place does not change another. The same key gives the same stream again.
   *  @throws RangeError if the key is a number but not a safe integer. */
  split(key: string | number): Rng {
    const child = new Rng(0);
    const origin = mixText(keyText("Rng.split: key", key), this.origin);
    child.origin.splice(0, 4, ...origin);
    child.words = [...origin];
    for (let i = 0; i < 12; i++) child.word();
    return child;
  }

  /** A number in [0, 1) with 53 random bits. */
  uniform(): number {
    const high = this.word() >>> 5;
    const low = this.word() >>> 6;
    return (high * 2 ** 26 + low) / 2 ** 53;
  }

  /** A draw of the normal distribution with the given mean and standard deviation (Box–Muller). */
  normal(mean = 0, standardDeviation = 1): number {
    const radius = sqrt(-2 * log(1 - this.uniform()));
    return mean + standardDeviation * radius * cos(2 * PI * this.uniform());
  }

  /** Fills with standard normals (ziggurat), each rounded to float32: the noise of a whole training step at once.
   *  The bits depend on the seed only, not on the machine: nothing in it calls a function of Math that the machine
   *  may round as it likes. */
  fillNormal(out: Float32Array): Float32Array {
    fillNormals(this.words, out);
    return out;
  }

  /** Fills with numbers in [0, 1), multiples of 2⁻²⁴, which float32 holds exactly: 1 never occurs. */
  fillUniform(out: Float32Array): Float32Array {
    fillUniforms(this.words, out, false);
    return out;
  }

  /** Fills with numbers in (0, 1), odd multiples of 2⁻²⁴: neither 0 nor 1 occurs, so that −log(−log u) is finite. */
  fillOpenUniform(out: Float32Array): Float32Array {
    fillUniforms(this.words, out, true);
    return out;
  }

  /** An integer in {0, …, n − 1}, each with the same probability.
   *  @throws RangeError unless n is an integer between 1 and 2³². */
  integer(n: number): number {
    if (!Number.isInteger(n) || n < 1 || n > 2 ** 32) {
      throw new RangeError(`Rng.integer: n must be an integer between 1 and 2^32, got ${n}`);
    }
    const limit = 2 ** 32 - (2 ** 32 % n);
    let word = this.word();
    while (word >= limit) word = this.word();
    return word % n;
  }

  /** The index i with probability p[i].
   *  @throws RangeError unless p is non-negative and sums to 1 within 1e-6. */
  categorical(p: ArrayLike<number>): number {
    let total = 0;
    let last = -1;
    for (let i = 0; i < p.length; i++) {
      if (!(p[i] >= 0)) throw new RangeError(`Rng.categorical: p[${i}] must be at least 0, got ${p[i]}`);
      if (p[i] > 0) last = i;
      total += p[i];
    }
    if (!(Math.abs(total - 1) <= 1e-6))
      throw new RangeError(`Rng.categorical: p must sum to 1, got ${total}`);
    let rest = this.uniform() * total;
    for (let i = 0; i < last; i++) {
      rest -= p[i];
      if (rest < 0) return i;
    }
    return last;
  }

  /** A copy of the items in random order, each order with the same probability (Fisher–Yates). */
  shuffle<T>(items: readonly T[]): T[] {
    const copy = [...items];
    for (let i = copy.length - 1; i > 0; i--) {
      const j = this.integer(i + 1);
      [copy[i], copy[j]] = [copy[j], copy[i]];
    }
    return copy;
  }

  /** The state as plain data, for JSON and checkpoints. */
  toJSON(): RngState {
    return { origin: [...this.origin], words: [...this.words] };
  }

  /** The generator whose `toJSON` this was: it draws what that one would have drawn next.
   *  @throws TypeError if the state is not one. */
  static fromJSON(state: RngState): Rng {
    assertWords("origin", state.origin);
    assertWords("words", state.words);
    const rng = new Rng(0);
    rng.origin.splice(0, 4, ...state.origin);
    rng.words = [...state.words];
    return rng;
  }

  /** The next 32 random bits. */
  private word(): number {
    return nextWord(this.words);
  }
}
