import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { loadCheckpoint, saveCheckpoint } from "lib/data/checkpoint";
import { disposeTree, leavesOf, mapLeaves, pathsOf } from "lib/tensor/records";
import * as tf from "lib/tensor/tf";

let folder: string;

beforeAll(() => tf.ready());
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), "checkpoint-"))));
afterEach(() => rmSync(folder, { recursive: true }));

const agent = () => ({
  step: tf.scalar(7, "int32"),
  actor: [{ kernel: tf.tensor2d([[1, 2, 3], [4, 5, 6]]), bias: tf.tensor1d([0.5, -0.5, 0]) }], // prettier-ignore
  isFirst: tf.tensor1d([true, false]),
});

const valuesOf = (tree: ReturnType<typeof agent>) =>
  leavesOf(tree).map((leaf, i) => [pathsOf(tree)[i], leaf.dtype, leaf.arraySync()]);

describe("saveCheckpoint and loadCheckpoint", () => {
  it("give back tensors, nesting, data types and texts", () => {
    const file = path.join(folder, "deep", "agent.safetensors");
    saveCheckpoint(file, agent(), { config: '{"deter": 200}', envSteps: "5000" });
    const like = mapLeaves(agent(), (leaf) => tf.zerosLike(leaf)) as ReturnType<typeof agent>;
    const { tree, metadata } = loadCheckpoint(file, like);
    expect(valuesOf(tree)).toEqual(valuesOf(agent()));
    expect(metadata).toEqual({ config: '{"deter": 200}', envSteps: "5000" });
  });

  it("make the tensors of the result and no other", () => {
    const file = path.join(folder, "a.safetensors");
    const tree = agent();
    const before = tf.memory().numTensors;
    saveCheckpoint(file, tree);
    const loaded = loadCheckpoint(file, tree);
    expect(tf.memory().numTensors - before).toBe(4);
    disposeTree(loaded.tree);
    expect(() => loadCheckpoint(file, { ...tree, step: tf.tidy(() => tree.actor[0].bias) })).toThrow();
    expect(tf.memory().numTensors).toBe(before);
  });

  it("replace an old file whole, and leave nothing else in the folder", () => {
    const file = path.join(folder, "a.safetensors");
    saveCheckpoint(file, { x: tf.zeros([1000]) });
    saveCheckpoint(file, { x: tf.tensor1d([3]) });
    expect(loadCheckpoint(file, { x: tf.zeros([1]) }).tree.x.arraySync()).toEqual([3]);
    expect(readdirSync(folder)).toEqual(["a.safetensors"]);
  });

  it("keep the old file where saving fails", () => {
    const file = path.join(folder, "a.safetensors");
    saveCheckpoint(file, { x: tf.tensor1d([3]) });
    const old = readFileSync(file);
    expect(() => saveCheckpoint(file, { x: tf.tensor(["text"]) })).toThrow("x must have dtype");
    expect(readFileSync(file).equals(old)).toBe(true);
    const blocked = path.join(folder, "folder");
    saveCheckpoint(path.join(blocked, "a.safetensors"), { x: tf.tensor1d([3]) });
    expect(() => saveCheckpoint(blocked, { x: tf.tensor1d([4]) })).toThrow(/EISDIR|EEXIST|ENOTEMPTY|EPERM/);
    expect(readdirSync(folder).sort()).toEqual(["a.safetensors", "folder"]);
  });
});

describe("loadCheckpoint", () => {
  const load = (like: Parameters<typeof loadCheckpoint>[1]) => {
    const file = path.join(folder, "agent.safetensors");
    if (!existsSync(file)) saveCheckpoint(file, agent());
    return loadCheckpoint(file, like);
  };

  it("says which tensors have another shape or data type, are missing or too many", () => {
    const { actor, isFirst } = agent();
    const like = {
      step: tf.scalar(7),
      actor: [{ kernel: tf.zeros([3, 2]), bias: actor[0].bias }],
      critic: tf.zeros([2]),
    };
    expect(() => load(like)).toThrow(RangeError);
    expect(() => load(like)).toThrow(
      "loadCheckpoint: agent.safetensors does not fit: step must be float32 [], got int32 []; " +
        "actor[0].kernel must be float32 [3, 2], got float32 [2, 3]; critic must be there: float32 [2]; isFirst must not be there",
    );
    isFirst.dispose();
  });

  it("lists five differences and counts the others", () => {
    const like = Object.fromEntries(Array.from({ length: 6 }, (_, i) => [`w${i}`, tf.scalar(i)]));
    expect(() => load(like)).toThrow(/w4 must be there: float32 \[\]; and 5 more$/);
  });

  it("refuses a malformed file and says so for one that is missing", () => {
    const file = path.join(folder, "bad.safetensors");
    writeFileSync(file, "not a checkpoint, though long enough");
    expect(() => loadCheckpoint(file, agent())).toThrow(
      "safetensors.decode: the header must fit into the file",
    );
    expect(() => loadCheckpoint(path.join(folder, "none"), agent())).toThrow("ENOENT");
  });
});
