import fc from "fast-check";
import { CodecError, codecLimits } from "grading/sandbox/channel/codec";
import { decode } from "grading/sandbox/channel/decode";
import { encode } from "grading/sandbox/channel/encode";
import { TensorData } from "grading/sandbox/channel/tensorData";

const roundTrip = (value: unknown) => decode(encode(value));

/** Text that UTF-8 can carry: no half of a surrogate pair. */
const text = fc.string({ unit: "binary" }).filter((drawn) => Buffer.from(drawn).toString() === drawn);

/** Plain data of every kind that the channel carries; keys are those that it allows. */
const key = text.filter((drawn) => !["__proto__", "constructor", "prototype"].includes(drawn));
const { plain } = fc.letrec((tie) => ({
  plain: fc.oneof(
    { maxDepth: 5, depthSize: "small" },
    fc.constantFrom(null, undefined, true, false),
    fc.double(),
    text,
    fc.uint8Array(),
    fc.float64Array(),
    fc.int32Array(),
    fc.array(fc.double()),
    fc.array(tie("plain")),
    fc.dictionary(key, tie("plain"), { noNullPrototype: true }),
  ),
}));

describe("encode", () => {
  it("gives back every plain value, to the bit of every number", () => {
    fc.assert(
      fc.property(plain, (value) => expect(roundTrip(value)).toEqual(value)),
      { numRuns: 300 },
    );
    for (const value of [NaN, -0, Infinity, -Infinity, Number.MIN_VALUE, 2 ** 53]) {
      expect(Object.is(roundTrip(value), value)).toBe(true);
      expect(Object.is((roundTrip([value]) as number[])[0], value)).toBe(true);
    }
  });

  it("keeps the kind of typed arrays", () => {
    expect(roundTrip(new Float32Array([1.5, NaN]))).toEqual(new Float32Array([1.5, NaN]));
    expect(roundTrip(new Uint8Array([1, 2]))).toEqual(new Uint8Array([1, 2]));
  });

  it.each([
    new TensorData("float32", [2, 3], Float32Array.of(1, NaN, 3, -0, 5, Infinity)),
    new TensorData("int32", [3], Int32Array.of(1, -2, 3)),
    new TensorData("bool", [1, 2], Uint8Array.of(0, 1)),
    new TensorData("float32", [], Float32Array.of(0.5)),
    new TensorData("float32", [0, 4], new Float32Array(0)),
  ])("keeps the type and the shape of a tensor's data: %p", (data) => {
    const back = roundTrip({ a: [data] }) as { a: TensorData[] };
    expect(back.a[0]).toBeInstanceOf(TensorData);
    expect(back.a[0]).toEqual(data);
  });

  it("refuses a tensor whose data are not its shape's or its type's", () => {
    const three = Float32Array.of(1, 2, 3);
    expect(() => encode([new TensorData("float32", [2, 2], three)])).toThrow(
      "the value[0] has 3 elements, which is not the shape [2, 2]",
    );
    expect(() => encode(new TensorData("int32", [3], three))).toThrow("is a Float32Array");
    const many = new TensorData("float32", new Array<number>(9).fill(1), Float32Array.of(1));
    expect(() => encode(many)).toThrow("is not the shape");
  });

  it("encodes a view of a larger buffer as the view alone", () => {
    const view = new Float64Array([9, 1, 2, 9]).subarray(1, 3);
    expect(roundTrip(view)).toEqual(Float64Array.of(1, 2));
  });

  it.each([
    ["a function", { a: [1, () => 1] }, "the value.a[1] is a function"],
    ["a symbol", Symbol("s"), "the value is a symbol"],
    ["a big integer", [10n], "the value[0] is a bigint"],
    ["a date", new Date(0), "the value is a Date"],
    ["a map", new Map(), "the value is a Map"],
    ["a promise", Promise.resolve(1), "the value is a Promise"],
    ["64-bit integers", new BigInt64Array(1), "the value is a BigInt64Array"],
    ["a key that reaches a prototype", JSON.parse('{"__proto__": 1}'), 'a field named "__proto__"'],
  ])("refuses %s and says where it is", (_name, value, message) => {
    expect(() => encode(value)).toThrow(CodecError);
    expect(() => encode(value)).toThrow(message);
  });

  it("refuses a value that holds itself", () => {
    const loop: unknown[] = [];
    loop.push(loop);
    expect(() => encode(loop)).toThrow("nested deeper than 32 levels");
  });

  it("refuses an endless sparse array at once", () => {
    const sparse: number[] = [];
    sparse.length = 2 ** 32 - 1;
    expect(() => encode(sparse)).toThrow(CodecError);
  });

  it("writes the holes of a short sparse array as undefined", () => {
    expect(roundTrip([1, , 2])).toStrictEqual([1, undefined, 2]);
  });

  it("refuses more bytes than a message may have", () => {
    expect(() => encode("x".repeat(100), { ...codecLimits, bytes: 64 })).toThrow("larger than 64 bytes");
  });
});
