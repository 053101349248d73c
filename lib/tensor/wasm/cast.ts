import { compose, type Info, type KernelCall, shipped } from "./compose";

/** Casts to bool by a comparison with 0. The shipped kernel keeps the low byte instead: 0.5 and 256 become false. */
export function cast({ inputs, backend, attrs }: KernelCall<{ dtype: string }>): Info {
  const { x } = inputs;
  return compose(backend, (run) => {
    if (attrs.dtype !== "bool" || x.dtype === "bool") return run(shipped("Cast"), inputs, attrs);
    const zero = run("Fill", {}, { shape: [], value: 0, dtype: x.dtype });
    return run("NotEqual", { a: x, b: zero });
  });
}
