import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { compareGenerated, saveGenerated, type Generated } from "lib/data/generated";
import type { StoredTensor } from "lib/data/safetensors";

const numbers = (...values: number[]): ReadonlyMap<string, StoredTensor> =>
  new Map([["x", { dtype: "float32", shape: [values.length], data: Float32Array.from(values) }]]);

describe("compareGenerated", () => {
  it("says which file differs and where, and nothing where all is the same", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "generated-"));
    const name = path.basename(folder);
    const made: Generated = {
      files: { "x.safetensors.gz": numbers(1, 2), "x.json": Buffer.from("{}") },
      about: { seed: 1 },
    };
    const compare = (files: Generated["files"], about = made.about) =>
      compareGenerated(folder, { files: { ...made.files, ...files }, about });
    expect(compare({})).toEqual([`${name}: there is no manifest.json`]);
    saveGenerated(folder, made);
    expect(compare({})).toEqual([]);
    expect(compare({ "x.safetensors.gz": numbers(1, 2 + 2 ** -22) })).toEqual([
      expect.stringMatching(/x\.safetensors\.gz differs from the generated one from byte \d+ on$/),
    ]);
    expect(compare({ "x.json": Buffer.from("{ }") })).toEqual([
      `${name}/x.json has 2 bytes, the generated one 3`,
    ]);
    expect(compare({ "y.json": Buffer.from("{}") })).toEqual([
      `${name}/y.json is generated, but not in the manifest`,
    ]);
    expect(compareGenerated(folder, { files: {}, about: { seed: 2 } })).toEqual([
      `${name}/x.safetensors.gz is in the manifest, but not generated`,
      `${name}/x.json is in the manifest, but not generated`,
      `${name}/manifest.json says something else`,
    ]);
    rmSync(folder, { recursive: true });
  });
});
