import fc from "fast-check";
import * as tf from "lib/tensor/tf";
import { duplicateKey } from "lib/nn/duplicateKey";
import { decode, decodeMetadata, encode, encodeTensors, type StoredTensor } from "lib/data/safetensors";
import { describeOnEachBackend } from "../nn/eachBackend";

/**
 * What Python's safetensors 0.8.0 writes for the record of `example`, made by
 * base64.b64encode(safetensors.numpy.save({"actor.layers[0].kernel": np.array([[1.5, -2.25, 3e-20], [0, np.inf, -0.0]], np.float32),
 *   "steps": np.array(123456789, np.int32), "done": np.array([True, False, True]), "empty": np.zeros((2, 0), np.float32),
 *   "ä": np.array([7, -8], np.int32)}, metadata={"size": "small"}))
 */
const fromPython = Buffer.from(
  "WAEAAAAAAAB7Il9fbWV0YWRhdGFfXyI6eyJzaXplIjoic21hbGwifSwiYWN0b3IubGF5ZXJzWzBdLmtlcm5lbCI6eyJkdHlwZSI6IkYzMiIsInNoYXBlIjpbMiwzXSwi" +
    "ZGF0YV9vZmZzZXRzIjpbMCwyNF19LCJlbXB0eSI6eyJkdHlwZSI6IkYzMiIsInNoYXBlIjpbMiwwXSwiZGF0YV9vZmZzZXRzIjpbMjQsMjRdfSwic3RlcHMiOnsiZHR5" +
    "cGUiOiJJMzIiLCJzaGFwZSI6W10sImRhdGFfb2Zmc2V0cyI6WzI0LDI4XX0sIsOkIjp7ImR0eXBlIjoiSTMyIiwic2hhcGUiOlsyXSwiZGF0YV9vZmZzZXRzIjpbMjgs" +
    "MzZdfSwiZG9uZSI6eyJkdHlwZSI6IkJPT0wiLCJzaGFwZSI6WzNdLCJkYXRhX29mZnNldHMiOlszNiwzOV19fQAAwD8AABDAxqsNHwAAAAAAAIB/AAAAgBXNWwcHAAAA" +
    "+P///wEAAQ==",
  "base64",
);

const example = () => ({
  steps: tf.scalar(123456789, "int32"),
  done: tf.tensor([true, false, true]),
  actor: { layers: [{ kernel: tf.tensor2d([[1.5, -2.25, 3e-20], [0, Infinity, -0]]) }] }, // prettier-ignore
  ä: tf.tensor([7, -8], [2], "int32"),
  empty: tf.zeros([2, 0]),
});

describeOnEachBackend("encode", () => {
  it("writes byte for byte what Python's package writes, in whatever order the record is", () => {
    expect(Buffer.from(encode(example(), { size: "small" })).equals(fromPython)).toBe(true);
  });

  it("refuses two tensors of one name, and names that the format keeps for itself", () => {
    const x = tf.scalar(1);
    const twice = { a: { b: x }, "a.b": x };
    expect(() => encode(twice)).toThrow("the name a.b must be used once");
    expect(() => encode({ __metadata__: x })).toThrow("the name must not be __metadata__");
  });

  it("refuses texts as tensors, and metadata that are not texts", () => {
    expect(() => encode({ a: tf.tensor(["x"]) })).toThrow(
      "safetensors.encode: a must have dtype float32, int32, uint8, bool, got string",
    );
    expect(() => encode({}, { steps: 3 as unknown as string })).toThrow(
      "metadata.steps must be a string, got number",
    );
  });

  it("makes no tensor", () => {
    const tree = example();
    const before = tf.memory().numTensors;
    encode(tree);
    expect(tf.memory().numTensors).toBe(before);
  });
});

describe("encodeTensors", () => {
  /** From safetensors 0.8.0: safetensors.numpy.save({"observation": np.array([[0, 128, 255]], np.uint8), "isFirst": np.array([True]),
   *  "reward": np.array([0.5], np.float32)}, metadata={"a": "b"}) */
  const bytesFromPython = Buffer.from(
    "0AAAAAAAAAB7Il9fbWV0YWRhdGFfXyI6eyJhIjoiYiJ9LCJyZXdhcmQiOnsiZHR5cGUiOiJGMzIiLCJzaGFwZSI6WzFdLCJkYXRhX29mZnNldHMiOlswLDRdfSwib2Jz" +
      "ZXJ2YXRpb24iOnsiZHR5cGUiOiJVOCIsInNoYXBlIjpbMSwzXSwiZGF0YV9vZmZzZXRzIjpbNCw3XX0sImlzRmlyc3QiOnsiZHR5cGUiOiJCT09MIiwic2hhcGUiOlsx" +
      "XSwiZGF0YV9vZmZzZXRzIjpbNyw4XX19AAAAPwCA/wE=",
    "base64",
  );
  const tensors = new Map<string, StoredTensor>([
    ["observation", { dtype: "uint8", shape: [1, 3], data: Uint8Array.of(0, 128, 255) }],
    ["isFirst", { dtype: "bool", shape: [1], data: Uint8Array.of(1) }],
    ["reward", { dtype: "float32", shape: [1], data: Float32Array.of(0.5) }],
  ]);

  it("writes byte for byte what Python's package writes, pictures too, and decode gives them back", () => {
    expect(Buffer.from(encodeTensors(tensors, { a: "b" })).equals(bytesFromPython)).toBe(true);
    expect(decode(bytesFromPython)).toEqual(new Map([...tensors].sort()));
  });

  it("refuses data that do not fill their shape", () => {
    const x: StoredTensor = { dtype: "float32", shape: [3], data: Float32Array.of(1, 2) };
    expect(() => encodeTensors(new Map([["x", x]]))).toThrow(
      "safetensors.encode: x must have 12 bytes for its shape [3], got 8",
    );
  });
});

/** A file of a header, as JSON or as text, and so many bytes of data. */
function file(header: unknown, dataLength: number): Uint8Array {
  const text = Buffer.from(typeof header === "string" ? header : JSON.stringify(header));
  const bytes = new Uint8Array(8 + text.length + dataLength);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(text.length), true);
  bytes.set(text, 8);
  return bytes;
}

const entry = (changes: object = {}) => ({ dtype: "F32", shape: [2], data_offsets: [0, 8], ...changes });

describe("decode", () => {
  it("reads what Python's package wrote, from bytes at any offset of their buffer", () => {
    const shifted = new Uint8Array(fromPython.length + 3).subarray(3);
    shifted.set(fromPython);
    const tensors = decode(shifted);
    expect([...tensors.keys()].sort()).toEqual(["actor.layers[0].kernel", "done", "empty", "steps", "ä"]);
    expect(tensors.get("actor.layers[0].kernel")).toEqual({
      dtype: "float32",
      shape: [2, 3],
      data: Float32Array.of(1.5, -2.25, 3e-20, 0, Infinity, -0),
    });
    expect(tensors.get("steps")).toEqual({ dtype: "int32", shape: [], data: Int32Array.of(123456789) });
    expect(tensors.get("done")).toEqual({ dtype: "bool", shape: [3], data: Uint8Array.of(1, 0, 1) });
    expect(tensors.get("empty")).toEqual({ dtype: "float32", shape: [2, 0], data: new Float32Array(0) });
    expect(decodeMetadata(shifted)).toEqual({ size: "small" });
    expect(decodeMetadata(encode({}))).toEqual({});
  });

  it("gives back every record that was encoded, bit by bit", () => {
    const bits = fc.uint32Array({ maxLength: 5 });
    const names = fc.string({ unit: "grapheme", maxLength: 8 }).filter((name) => name !== "__metadata__");
    const records = fc.dictionary(names, bits, { maxKeys: 5 });
    fc.assert(
      fc.property(records, fc.dictionary(fc.string(), fc.string()), (record, metadata) => {
        const tensors = Object.entries(record).map(
          ([name, { buffer }]) => [name, tf.tensor1d(new Float32Array(buffer))] as const,
        );
        const bytes = encode(Object.fromEntries(tensors), metadata);
        tensors.forEach(([, tensor]) => tensor.dispose());
        const decoded = new Map(
          [...decode(bytes)].map(([name, { data }]) => [name, new Uint32Array(data.buffer)]),
        );
        expect(decoded).toEqual(new Map(Object.entries(record)));
        expect(decodeMetadata(bytes)).toEqual({ ...metadata });
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  it("reads tensors of no elements wherever the header lists them", () => {
    const tensors = decode(file({ a: entry(), none: entry({ shape: [0, 3], data_offsets: [0, 0] }) }, 8));
    expect(tensors.get("none")).toEqual({ dtype: "float32", shape: [0, 3], data: new Float32Array(0) });
  });

  it("keeps copies, which do not change with the bytes", () => {
    const bytes = Uint8Array.from(fromPython);
    const { data } = decode(bytes).get("done")!;
    bytes.fill(0);
    expect(data).toEqual(Uint8Array.of(1, 0, 1));
  });
});

describe("a malformed file", () => {
  const malformed: [string, Uint8Array, string][] = [
    ["is too short", new Uint8Array(7), "the file must have at least 8 bytes, got 7"],
    ["ends within its header", file({ a: entry() }, 8).subarray(0, 30), "got a header of 54 bytes in a file of 30"],
    ["claims a huge header", new Uint8Array(16).fill(255), "got a header of 18446744073709551615 bytes in a file of 16"],
    ["has no header", file("", 0), 'the header must begin with "{"'],
    ["begins with a space", file(" {}", 0), 'the header must begin with "{"'],
    ["has no object as header", file("[]", 0), 'the header must begin with "{"'],
    ["has no JSON as header", file("{,}", 0), "the header must be JSON in UTF-8"],
    ["has another text behind the header's object", file("{}{}", 0), "the header must be JSON in UTF-8"],
    ["has a name twice", file('{"a":{},"\\u0061":{}}', 0), 'the header must have each key once, got "a" twice'],
    ["has a key twice", file('{"a":{"dtype":"F32","dtype":"I32"}}', 0), 'got "dtype" twice'],
    ["has a list as tensor", file({ a: [] }, 0), "a must be an object"],
    ["has null as tensor", file({ a: null }, 0), "a must be an object"],
    ["lacks a key", file({ a: { dtype: "F32", shape: [0] } }, 0), 'not so "data_offsets"'],
    ["has a key too many", file({ a: entry({ strides: [1] }) }, 8), 'not so "strides"'],
    ["has a data type we do not read", file({ a: entry({ dtype: "BF16" }) }, 8), 'F32, I32, U8 or BOOL, got "BF16"'],
    ["has an inherited name as data type", file({ a: entry({ dtype: "constructor" }) }, 8), 'got "constructor"'],
    ["has a shape that is none", file({ a: entry({ shape: 2 }) }, 8), "a.shape must be lengths, got 2"],
    ["has a negative length", file({ a: entry({ shape: [-2] }) }, 8), "a.shape must be lengths, got [-2]"],
    ["has half a length", file({ a: entry({ shape: [0.5, 4] }) }, 8), "a.shape must be lengths, got [0.5,4]"],
    ["has a shape beyond all bounds", file({ a: entry({ shape: [2 ** 52, 2 ** 52] }) }, 8), "a must have 8"],
    ["has three offsets", file({ a: entry({ data_offsets: [0, 4, 8] }) }, 8), "must be [begin, end], got [0,4,8]"],
    ["has offsets in the wrong order", file({ a: entry({ data_offsets: [8, 0] }) }, 8), "must be [begin, end], got [8,0]"],
    ["has offsets that are texts", file({ a: entry({ data_offsets: ["0", "8"] }) }, 8), "must be [begin, end]"],
    ["has bytes that the shape does not fill", file({ a: entry({ shape: [3] }) }, 8), "a must have 12 bytes for its shape [3], got 8"],
    ["leaves a hole", file({ a: entry({ data_offsets: [4, 12] }) }, 12), "a must begin at byte 0 of the data, got 4"],
    ["has tensors over each other", file({ a: entry(), b: entry({ data_offsets: [4, 12] }) }, 12), "b must begin at byte 8 of the data, got 4"],
    ["has data that no tensor claims", file({ a: entry() }, 9), "the data must be 8 bytes long, got 9"],
    ["lacks data", file({ a: entry() }, 7), "the data must be 8 bytes long, got 7"],
    ["has metadata that are no object", file({ __metadata__: null }, 0), "__metadata__ must be an object"],
    ["has metadata that are no texts", file({ __metadata__: { n: 1 } }, 0), "__metadata__.n must be a string, got 1"],
    ["has a truth value that is neither 0 nor 1", file({ a: entry({ dtype: "BOOL", shape: [1], data_offsets: [0, 1] }) }, 1).fill(2, -1), "a must have bytes 0 and 1 only"],
  ]; // prettier-ignore

  it.each(malformed)("that %s is refused", (_what, bytes, message) => {
    expect(() => decode(bytes)).toThrow(RangeError);
    expect(() => decode(bytes)).toThrow("safetensors.decode: ");
    expect(() => decode(bytes)).toThrow(message);
  });

  it("that is not UTF-8 is refused", () => {
    const bytes = file('{"?":{}}', 0);
    bytes[10] = 0xff;
    expect(() => decode(bytes)).toThrow("the header must be JSON in UTF-8");
  });

  it("that was cut anywhere is refused", () => {
    for (let length = 0; length < fromPython.length; length++)
      expect(() => decode(fromPython.subarray(0, length))).toThrow("safetensors.decode: ");
  });

  it("never gives anything but our error or tensors that fill the file, whatever bytes are changed", () => {
    const positions = fc.array(fc.tuple(fc.nat(fromPython.length - 1), fc.nat(255)), {
      minLength: 1,
      maxLength: 4,
    });
    let refused = 0;
    fc.assert(
      fc.property(positions, (changes) => {
        const bytes = Uint8Array.from(fromPython);
        for (const [at, value] of changes) bytes[at] = value;
        try {
          const sizes = [...decode(bytes).values()].map(({ data }) => data.byteLength);
          expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(39);
        } catch (error) {
          expect((error as Error).message).toMatch(/^safetensors\.decode: /);
          refused++;
        }
      }),
      { seed: 1, numRuns: 3000 },
    );
    expect(refused).toBeGreaterThan(1000);
  });
});

describe("duplicateKey", () => {
  it("finds a key that one object has twice, not one that two objects have", () => {
    expect(duplicateKey('{"a":1,"b":{"a":2},"c":[{"a":3},{"a":4}]}')).toBeNull();
    expect(duplicateKey('{"a":1,"b":{"a":2,"x":"a","a":3}}')).toBe("a");
    expect(duplicateKey('{"x":"{\\"x\\":1", "\\u0078":2}')).toBe("x");
  });
});
