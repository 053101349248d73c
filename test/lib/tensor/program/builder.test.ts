import { Builder } from "lib/tensor/program/builder";

const shape = [4, 5];

describe("Builder", () => {
  it("computes once what is asked for twice", () => {
    const builder = new Builder();
    const x = builder.newValue(shape, "float32");
    const sum = (keepDims: boolean) =>
      builder.emit("Sum", [x], { axes: [1], keepDims }, keepDims ? [4, 1] : [4], "float32");
    expect(sum(false)).toBe(sum(false));
    expect(sum(true)).not.toBe(sum(false));
    expect(builder.makerOf(sum(true))).toMatchObject({ kind: "Sum", attributes: { keepDims: true } });
  });

  it("takes a primitive's own attributes only, which the type checker sees", () => {
    const builder = new Builder();
    const x = builder.newValue(shape, "float32");
    builder.emit("Fill", [], { value: 2 }, shape, "float32");
    // @ts-expect-error: the number is called value
    builder.emit("Fill", [], { number: 2 }, shape, "float32");
    // @ts-expect-error: which axes are summed over is not said
    builder.emit("Sum", [x], { keepDims: true }, [4, 1], "float32");
    // @ts-expect-error: it has no attributes
    builder.emit("Tanh", [x], { axes: [1] }, shape, "float32");
    // @ts-expect-error: Multiply is the kernel's name, Mul the primitive's
    builder.emit("Multiply", [x, x], {}, shape, "float32");
    const maker = builder.makerOf(builder.reshape(x, [20]));
    // @ts-expect-error: of an operation of any kind no attribute is known
    expect(maker?.attributes.axes).toBeUndefined();
  });
});
