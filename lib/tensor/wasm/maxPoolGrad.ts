import { compose, type Info, type KernelCall, shipped } from "./compose";

/** The gradient of a maximum over windows, from numbers that are all moved above 0: the shipped kernel begins each
 *  search at the smallest positive number, and finds nothing in a window of negative ones.
 *  Inputs: dy [B, h, w, C], input [B, H, W, C]. Result: [B, H, W, C]. */
export function maxPoolGrad({ inputs, backend, attrs }: KernelCall): Info {
  const { dy, input } = inputs;
  return compose(backend, (run) => {
    const lowest = run("Min", { x: input }, { axis: [0, 1, 2, 3], keepDims: false });
    const above = run("Sub", { a: input, b: lowest });
    const tiny = run("Fill", {}, { shape: [], value: 1e-30, dtype: "float32" });
    const positive = run("Maximum", { a: above, b: tiny });
    return run(shipped("MaxPoolGrad"), { dy, input: positive }, attrs);
  });
}
