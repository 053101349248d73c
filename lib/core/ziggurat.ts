/**
 * Standard normals by the ziggurat: 256 layers of equal area cover the density, a layer and a place in it are
 * drawn from one word, and only about one draw in 67 falls outside the rectangle that the curve cannot cut.
 * Everything here is integer arithmetic, or + − · / and square roots of doubles, which IEEE 754 rounds in one way
 * only; not even the tables and the tail use Math.exp or Math.log, whose last bit is left to the machine. So a
 * seed gives the same bits everywhere.
 * @see Marsaglia & Tsang, "The ziggurat method for generating random variables", J. Stat. Software 5(8), 2000;
 * unlike there, layer and place have bits of their own (Doornik, "An improved ziggurat method", 2005).
 */
import { nextWord } from "./sfc32";

const layers = 256;

/** Where the tail begins: the only r for which 256 layers close the top at height 1. */
const tailStart = 3.6541528853610088;

/** The area of each layer under exp(−x²/2), that of the lowest with the tail. */
const layerArea = 0.004928673233974655;

/** exp(x) within 6e-15 relative for −8 ≤ x ≤ 0: the series at x/32, squared five times. */
export function portableExp(x: number): number {
  const part = x / 32;
  let sum = 1;
  for (let n = 12; n > 0; n--) sum = 1 + (sum * part) / n;
  for (let i = 0; i < 5; i++) sum *= sum;
  return sum;
}

/** ln(x) within 3e-16 relative or absolute for 0 < x ≤ 1: ln 2^−k + 2 artanh((m − 1)/(m + 1)) with x = 2^−k · m. */
export function portableLog(x: number): number {
  let [m, k] = [x, 0];
  for (; m < 0.75; k++) m *= 2;
  const z = (m - 1) / (m + 1);
  let sum = 0;
  for (let n = 25; n > 0; n -= 2) sum = sum * z * z + 1 / n;
  return 2 * z * sum - k * Math.LN2;
}

/** The ziggurat: layer i ≥ 1 reaches from height[i] to height[i + 1] and is edge[i] wide; layer 0 is the strip
 *  below, with the tail. */
function buildZiggurat() {
  const edge = new Float64Array(layers + 1);
  const height = new Float64Array(layers + 1);
  [edge[1], height[1]] = [tailStart, portableExp((-tailStart * tailStart) / 2)];
  edge[0] = layerArea / height[1];
  for (let i = 1; i < layers - 1; i++) {
    height[i + 1] = height[i] + layerArea / edge[i];
    edge[i + 1] = Math.sqrt(-2 * portableLog(height[i + 1]));
  }
  height[layers] = 1;
  const scale = edge.map((x) => x * 2 ** -24).subarray(0, layers);
  const inside = Int32Array.from(scale, (_, i) => Math.floor((edge[i + 1] / edge[i]) * 2 ** 24));
  return { edge, height, scale, inside };
}

/** `scale` turns a place (an odd integer between ±2²⁴) into x; places below `inside` are under the curve for
 *  certain. */
export const ziggurat = buildZiggurat();
const { height, scale, inside } = ziggurat;

/** A uniform number in (0, 1) with 32 random bits. */
function openUniform(words: number[]): number {
  return (nextWord(words) + 0.5) * 2 ** -32;
}

/** A normal beyond ±r (Marsaglia 1964): r + E₁/r with the exponential E₁, accepted if E₂ > (E₁/r)²/2. */
function drawTail(words: number[], sign: number): number {
  for (;;) {
    const beyond = -portableLog(openUniform(words)) / tailStart;
    if (-2 * portableLog(openUniform(words)) > beyond * beyond) return sign * (tailStart + beyond);
  }
}

/** Ends a draw whose first place may lie above the curve. */
function drawOutside(words: number[], layer: number, place: number): number {
  while (Math.abs(place) >= inside[layer]) {
    if (layer === 0) return drawTail(words, place < 0 ? -1 : 1);
    const x = place * scale[layer];
    const y = height[layer] + openUniform(words) * (height[layer + 1] - height[layer]);
    if (y < portableExp((-x * x) / 2)) return x;
    const word = nextWord(words);
    [layer, place] = [word & 255, (word >> 7) | 1];
  }
  return place * scale[layer];
}

/** Fills with standard normals, rounded to float32; a pure function of the words.
 *  @param words Four words of sfc32, stepped in place; `nextWord` is inlined. */
export function fillNormals(words: number[], out: Float32Array): void {
  let [a, b, c, d] = [words[0] | 0, words[1] | 0, words[2] | 0, words[3] | 0];
  for (let i = 0; i < out.length; i++) {
    const word = (a + b + d) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + word) | 0;
    d = (d + 1) | 0;
    const [layer, place] = [word & 255, (word >> 7) | 1];
    if (Math.abs(place) < inside[layer]) {
      out[i] = place * scale[layer];
      continue;
    }
    [words[0], words[1], words[2], words[3]] = [a >>> 0, b >>> 0, c >>> 0, d >>> 0];
    out[i] = drawOutside(words, layer, place);
    [a, b, c, d] = [words[0] | 0, words[1] | 0, words[2] | 0, words[3] | 0];
  }
  [words[0], words[1], words[2], words[3]] = [a >>> 0, b >>> 0, c >>> 0, d >>> 0];
}
