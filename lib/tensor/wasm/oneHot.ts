import { compose, type Info, type KernelCall, shipped } from "./compose";

/** One-hot vectors of any type. The shipped kernel writes integers into float32 memory: 1 comes out as 1.4e-45. */
export function oneHot({ inputs, backend, attrs }: KernelCall<{ dtype: string }>): Info {
  return compose(backend, (run) => {
    if (attrs.dtype !== "float32") return run(shipped("OneHot"), inputs, attrs);
    const { depth, onValue, offValue } = attrs as unknown as {
      depth: number;
      onValue: number;
      offValue: number;
    };
    const hot = run(shipped("OneHot"), inputs, { depth, onValue: 1, offValue: 0, dtype: "int32" });
    const scale = run("Fill", {}, { shape: [], value: onValue - offValue, dtype: "float32" });
    const offset = run("Fill", {}, { shape: [], value: offValue, dtype: "float32" });
    const float = run("Cast", { x: hot }, { dtype: "float32" });
    return run("Add", { a: run("Multiply", { a: float, b: scale }), b: offset });
  });
}
