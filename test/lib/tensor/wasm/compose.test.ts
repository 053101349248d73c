import * as tf from "lib/tensor/tf";
import { compose, type KernelCall } from "lib/tensor/wasm/compose";
import { startBackends } from "./likeCpu";

beforeAll(startBackends);

describe("compose", () => {
  const backend = () => tf.engine().backend as unknown as KernelCall["backend"];

  it("returns the result and frees what was made on the way", () => {
    const x = tf.tensor1d([1, -2]);
    const before = backend().numDataIds();
    const result = compose(backend(), (run) => run("Neg", { x: run("Neg", { x: run("Neg", { x }) }) }));
    expect([...backend().typedArrayFromHeap(result)]).toEqual([-1, 2]);
    expect(backend().numDataIds()).toBe(before + 1);
    backend().disposeData(result.dataId);
    expect([...x.dataSync()]).toEqual([1, -2]);
    x.dispose();
  });

  it("frees everything if a kernel throws", () => {
    const x = tf.tensor1d([1, -2]);
    const before = backend().numDataIds();
    const fail = () => compose(backend(), (run) => run("Reshape", { x: run("Neg", { x }) }, { shape: [3] }));
    expect(fail).toThrow("must match the product of shape 3");
    expect(backend().numDataIds()).toBe(before);
    x.dispose();
  });
});

describe("the wasm backend", () => {
  it("has every kernel of the plain one but for complex numbers, ragged tensors, strings and depthwise", () => {
    const names = (name: string) => tf.getKernelsForBackend(name).map(({ kernelName }) => kernelName);
    const wasm = new Set(names("wasm"));
    const missing = names("cpu").filter((name) => !wasm.has(name));
    expect(missing.filter((name) => !/Complex|FFT|Imag|Real|Ragged|Regex|Draw|Depthwise/.test(name))).toEqual(
      [],
    );
  });
});
