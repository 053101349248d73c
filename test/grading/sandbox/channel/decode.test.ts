import fc from "fast-check";
import { CodecError, codecLimits, Tag } from "grading/sandbox/channel/codec";
import { decode } from "grading/sandbox/channel/decode";
import { encode } from "grading/sandbox/channel/encode";
import { TensorData } from "grading/sandbox/channel/tensorData";

const u32 = (value: number): number[] => [...Buffer.from(Uint32Array.of(value).buffer)];
const bytes = (...parts: (number | number[])[]): Buffer => Buffer.from(parts.flat());

/** A record with one field, as a forger would write it. */
const recordWith = (key: string): Buffer =>
  bytes(Tag.Object, u32(1), u32(key.length), [...Buffer.from(key)], Tag.True);

describe("decode", () => {
  it("answers any bytes with a value or with a CodecError", () => {
    const isVerdict = (input: Buffer): boolean => {
      try {
        decode(input);
      } catch (error) {
        return error instanceof CodecError;
      }
      return true;
    };
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (input) => isVerdict(Buffer.from(input))),
      { numRuns: 5000 },
    );
  });

  it("answers a valid message with one byte changed with a value or with a CodecError", () => {
    const tensor = new TensorData("bool", [2, 1], Uint8Array.of(0, 1));
    const valid = encode({ a: [1, 2, { b: "text", c: new Float32Array(4) }], d: [null, true, [[]]], tensor });
    fc.assert(
      fc.property(fc.nat(valid.length - 1), fc.nat(255), (at, byte) => {
        const input = Buffer.from(valid);
        input[at] = byte;
        try {
          decode(input);
        } catch (error) {
          expect(error).toBeInstanceOf(CodecError);
        }
      }),
      { numRuns: 5000 },
    );
  });

  it("gives records without a prototype", () => {
    const record = decode(encode({ toString: 1, a: { b: 2 } })) as { a: object };
    expect(Object.getPrototypeOf(record)).toBeNull();
    expect(Object.getPrototypeOf(record.a)).toBeNull();
  });

  it.each(["__proto__", "constructor", "prototype"])("refuses a field named %s", (key) => {
    expect(() => decode(recordWith(key))).toThrow(CodecError);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it("refuses two fields of one name", () => {
    const field = [...u32(1), 97, Tag.True];
    expect(() => decode(bytes(Tag.Object, u32(2), field, field))).toThrow('two fields named "a"');
  });

  it.each([
    ["an array", Tag.Array],
    ["numbers", Tag.Numbers],
    ["a string", Tag.String],
    ["bytes", Tag.Bytes],
    ["a record", Tag.Object],
  ])("refuses %s that announces four billion items without reserving room for them", (_name, tag) => {
    expect(() => decode(bytes(tag, u32(2 ** 32 - 1)))).toThrow("ends too early");
  });

  it("refuses a typed array of an unknown type or of half a number", () => {
    const data = [...u32(8), ...new Array<number>(8).fill(0)];
    expect(decode(bytes(Tag.Typed, 7, data))).toEqual(Float64Array.of(0));
    expect(() => decode(bytes(Tag.Typed, 8, data))).toThrow("unknown type of array");
    expect(() => decode(bytes(Tag.Typed, 7, u32(4), [0, 0, 0, 0]))).toThrow("half a number");
  });

  it("refuses a tensor whose size is not its shape's, whatever product of sizes it claims", () => {
    const data = [...u32(4), 0, 0, 128, 63];
    const [float32, bool] = [0, 2];
    expect(decode(bytes(Tag.Tensor, float32, 1, u32(1), data))).toEqual(
      new TensorData("float32", [1], Float32Array.of(1)),
    );
    for (const sizes of [[2], [65536, 65536], [2 ** 32 - 1, 2 ** 32 - 1], [0]])
      expect(() => decode(bytes(Tag.Tensor, float32, sizes.length, ...sizes.map(u32), data))).toThrow(
        "size is not its shape's",
      );
    expect(() => decode(bytes(Tag.Tensor, float32, 2, u32(2 ** 32 - 1), u32(0), u32(0)))).toThrow("values");
    expect(() => decode(bytes(Tag.Tensor, 3, 1, u32(1), data))).toThrow("unknown type of tensor");
    expect(() => decode(bytes(Tag.Tensor, float32, 9, data))).toThrow("more than 8 axes");
    expect(() => decode(bytes(Tag.Tensor, bool, 1, u32(4), data))).toThrow("neither");
  });

  it("refuses bytes after the value", () => {
    expect(() => decode(bytes(Tag.True, Tag.True))).toThrow("bytes after the end");
  });

  it("refuses deep nesting before the stack runs out", () => {
    const deep = Buffer.alloc(5 * 100_000);
    for (let i = 0; i < 100_000; i++) deep.set([Tag.Array, 1, 0, 0, 0], 5 * i);
    expect(() => decode(deep)).toThrow("nested deeper than 32 levels");
  });

  it("refuses more values than a comparison can look at", () => {
    const limits = { ...codecLimits, values: 10 };
    expect(() => decode(encode(new Array(11).fill(0)), limits)).toThrow("more than 10 values");
    expect(() => decode(encode(new Float64Array(11)), limits)).toThrow("more than 10 values");
  });
});
