import path from "node:path";
import { Rng } from "lib/core/rng";
import type { Generated } from "lib/data/generated";
import { npmPackage } from "lib/data/npmPackage";
import type { StoredTensor } from "lib/data/safetensors";
import { decodePng } from "lib/jupyter/display/pictures/decodePng";

const source = {
  name: "emoji-datasource-google",
  version: "16.0.0",
  sha256: "fb5fd131b362aab7a55542d2a147a79708cce0a8b1c1bbacd470172708b5c438",
};

const side = 32; // pixels, half of what the package has
const most = 800; // base emoji

/** What the package's emoji.json says of an emoji, as far as it matters here. */
interface Entry {
  unified: string;
  image: string;
  short_name: string;
  category: string;
  has_img_google: boolean;
  skin_variations?: Record<string, Pick<Entry, "unified" | "image" | "has_img_google">>;
}

/** A picture, and the emoji that it is, or is a variation of. */
interface Picture {
  base: number;
  file: Uint8Array;
}

/** A PNG of 64 × 64 on white, at half the size: [32 · 32 · 3] means of 2 × 2 pixels. */
function smallOnWhite(file: Uint8Array): Uint8Array {
  const { width, data } = decodePng(file);
  const out = new Uint8Array(side * side * 3);
  for (let i = 0; i < out.length; i++) {
    const [channel, pixel] = [i % 3, Math.floor(i / 3)];
    const corner = 2 * Math.floor(pixel / side) * width + 2 * (pixel % side);
    let sum = 0;
    for (const at of [corner, corner + 1, corner + width, corner + width + 1]) {
      const alpha = data[4 * at + 3];
      sum += alpha * data[4 * at + channel] + (255 - alpha) * 255;
    }
    out[i] = Math.round(sum / (4 * 255));
  }
  return out;
}

const tensorsOf = (pictures: readonly Picture[]): Map<string, StoredTensor> => {
  const image = new Uint8Array(pictures.length * side * side * 3);
  pictures.forEach(({ file }, i) => image.set(smallOnWhite(file), i * side * side * 3));
  const base = Int32Array.from(pictures, (picture) => picture.base);
  return new Map<string, StoredTensor>([
    ["image", { dtype: "uint8", shape: [pictures.length, side, side, 3], data: image }],
    ["base", { dtype: "int32", shape: [pictures.length], data: base }],
  ]);
};

export function generate(): Generated {
  const seed = "datasets/emoji";
  const files = npmPackage(source, path.join(__dirname, "../../.cache/datasets"));
  const text = Buffer.from(files.get("package/emoji.json")!).toString("utf8");
  const entries = (JSON.parse(text) as Entry[])
    .filter((entry) => entry.has_img_google && !["Flags", "Component"].includes(entry.category))
    .sort((a, b) => (a.unified < b.unified ? -1 : 1));
  const bases = new Rng(seed).shuffle(entries).slice(0, most);
  const pictures = bases.map(
    (entry, base) =>
      [entry, ...Object.values(entry.skin_variations ?? {})]
        .filter(({ has_img_google: has }) => has)
        .map(({ image }): Picture => ({ base, file: files.get(`package/img/google/64/${image}`)! }))
        .filter(({ file }) => file[25] === 6), // colour with alpha; a few have a palette
  );
  const held = most / 5;
  const names = bases.map(({ unified, short_name: name, category }) => ({ unified, name, category }));
  return {
    files: {
      "train.safetensors.gz": tensorsOf(pictures.slice(held).flat()),
      "test.safetensors.gz": tensorsOf(pictures.slice(0, held).flat()),
      "bases.json": Buffer.from(`${JSON.stringify(names, null, 1)}\n`),
    },
    about: {
      title: "Emoji: small pictures, split by base emoji",
      seed,
      source: `npm ${source.name}@${source.version}, sha256 ${source.sha256}`,
      licence: "Noto Emoji, Copyright Google, Apache License 2.0: see LICENSE; made smaller, on white",
    },
  };
}
