import type { TensorLike } from "lib/jupyter/display/values/tensor";

/** Stands where a TensorFlow.js tensor would: the same properties, over numbers at hand. */
export class FakeTensor implements TensorLike {
  isDisposed = false;
  readonly kept = false;
  constructor(
    readonly shape: number[],
    readonly dtype: string,
    private readonly values: ArrayLike<number> | readonly string[],
  ) {}
  dataSync(): ArrayLike<number> | readonly string[] {
    return this.values;
  }
  dispose(): void {
    this.isDisposed = true;
  }
}

/** Stands where a variable would. */
export class FakeVariable extends FakeTensor {
  readonly name = "dense/kernel";
  constructor(
    shape: number[],
    values: ArrayLike<number>,
    readonly trainable = true,
  ) {
    super(shape, "float32", values);
  }
}
