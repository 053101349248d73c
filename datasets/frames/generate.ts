import { Rng } from "lib/core/rng";
import type { Generated } from "lib/data/generated";
import type { StoredTensor } from "lib/data/safetensors";
import { drawPendulum } from "lib/envs/control/drawPendulum";
import { blobPixels, blobSize, createBlob } from "lib/envs/pixels/blob";
import { pixelsOf } from "lib/envs/pixels/pixelsOf";
import { createTamago, drawTamago, tamagoSize } from "lib/envs/pixels/tamago";

/** Pictures and the states that they show, each drawn by itself. */
function frames(
  count: number,
  shape: readonly number[],
  state: () => readonly number[],
  draw: (state: number[]) => Uint8Array,
): Map<string, StoredTensor> {
  const states = Array.from({ length: count }, () => Array.from(state(), Math.fround));
  const size = shape.reduce((product, length) => product * length, 1);
  const image = new Uint8Array(count * size);
  states.forEach((x, i) => image.set(draw(x), i * size));
  return new Map<string, StoredTensor>([
    ["image", { dtype: "uint8", shape: [count, ...shape], data: image }],
    ["state", { dtype: "float32", shape: [count, states[0].length], data: Float32Array.from(states.flat()) }],
  ]);
}

export function generate(): Generated {
  const seed = "datasets/frames";
  const rng = (name: string) => new Rng(seed).split(name);
  const [swings, moves, rolls] = ["pendulum", "blob", "tamago"].map(rng);
  const [size, around] = [32, 2 * Math.PI];
  const pendulum = frames(
    2000,
    [size, size, 3],
    () => [around * (swings.uniform() - 0.5), 16 * (swings.uniform() - 0.5)],
    (state) => pixelsOf(drawPendulum(state, { size })),
  );
  const [blob, tamago] = [createBlob(), createTamago()];
  return {
    files: {
      "pendulum.safetensors.gz": pendulum,
      "blob.safetensors.gz": frames(2000, [blobSize, blobSize, 1], () => blob.reset(moves), blobPixels),
      "tamago.safetensors.gz": frames(
        1000,
        [tamagoSize, tamagoSize, 3],
        () => tamago.reset(rolls),
        (state) => pixelsOf(drawTamago(state)),
      ),
    },
    about: { title: "Pictures with the true states", seed, licence: "MIT, as the rest of the course" },
  };
}
