import { execFileSync } from "node:child_process";
import path from "node:path";
import { describe as describeShown } from "lib/jupyter/display/values/describe";
import { FakeTensor, FakeVariable } from "../fakeTensor";

const textOf = (value: unknown): string => String(describeShown(value)["text/plain"]);
const htmlOf = (value: unknown): string => String(describeShown(value)["text/html"]);
const lines = (value: unknown): string[] => textOf(value).split("\n");

describe("describe", () => {
  it("says a tensor's shape and type, its extremes and its values", () => {
    const tensor = new FakeTensor([2, 3], "float32", Float32Array.of(0, 0.5, 1, -2, 4, 2.5));
    expect(lines(tensor)).toEqual([
      "Tensor [2, 3] float32  min −2 · mean 1 · max 4",
      "[[   0, 0.5, 1.0],",
      " [-2.0, 4.0, 2.5]]",
    ]);
    expect(htmlOf(tensor)).toContain("<strong>Tensor [2, 3] float32</strong>");
  });

  it("tells variables, scalars, truth values, text, complex numbers and empty tensors apart", () => {
    expect(lines(new FakeVariable([1], [7]))[0]).toBe('Variable "dense/kernel" [1] float32');
    expect(lines(new FakeVariable([1], [7], false))[0]).toContain("float32, not trainable");
    expect(textOf(new FakeTensor([], "float32", Float32Array.of(0.1)))).toBe("Tensor [] float32: 0.1");
    expect(lines(new FakeTensor([2], "bool", [1, 0]))[1]).toBe("[true, false]");
    expect(lines(new FakeTensor([2], "string", ["a", "é"]))[1]).toBe('["a", "é"]');
    expect(lines(new FakeTensor([2], "complex64", [1, 2, 3, -4]))[1]).toBe("[1 + 2i, 3 − 4i]");
    expect(textOf(new FakeTensor([0, 3], "int32", []))).toBe("Tensor [0, 3] int32, empty");
  });

  it("says plainly that a tensor is disposed, or why it cannot be read", () => {
    const gone = new FakeTensor([3], "float32", [1, 2, 3]);
    gone.dispose();
    expect(textOf(gone)).toBe("Tensor [3] float32, disposed: its values are gone");
    const far = new FakeTensor([3], "float32", []);
    far.dataSync = () => {
      throw new Error("use data() on WebGPU");
    };
    expect(textOf(far)).toBe("Tensor [3] float32: its values cannot be read (use data() on WebGPU)");
  });

  it("names tensors inside of other values without their inner state", () => {
    const weights = new FakeTensor([3, 4], "float32", new Float32Array(12));
    const loss = new FakeTensor([], "float32", [0.5]);
    expect(textOf({ loss, layers: [{ weights }] })).toBe(
      "{\n  loss: Tensor [] float32: 0.5,\n  layers: [ { weights: Tensor [3, 4] float32 } ]\n}",
    );
  });

  it("aligns matrices in columns, and shows exact zeros and tiny numbers as what they are", () => {
    const P = [
      [0.9, 0.1, 0],
      [0, 1 / 3, 2 / 3],
      [1e-9, 0, 1],
    ];
    expect(lines(P)).toEqual([
      "[[0.9000, 0.1000,      0],",
      " [     0, 0.3333, 0.6667],",
      " [  1e-9,      0, 1.0000]]",
    ]);
    expect(htmlOf(P)).toContain("number[][] [3, 3]");
    expect(lines(P.map((row) => Float64Array.from(row)))[0]).toBe("[[0.9000, 0.1000,      0],");
  });

  it("leaves out the middle of what is large", () => {
    const rows = Array.from({ length: 20 }, (_, i) => Array.from({ length: 12 }, (_, j) => 100 * i + j));
    expect(lines(rows)).toEqual([
      "number[][] [20, 12]  min 0 · mean 955.5 · max 1911",
      "[[   0,    1,    2, …,    9,   10,   11],",
      " [ 100,  101,  102, …,  109,  110,  111],",
      " [ 200,  201,  202, …,  209,  210,  211],",
      " …,",
      " [1700, 1701, 1702, …, 1709, 1710, 1711],",
      " [1800, 1801, 1802, …, 1809, 1810, 1811],",
      " [1900, 1901, 1902, …, 1909, 1910, 1911]]",
    ]);
    expect(lines(Int32Array.from({ length: 1000 }, (_, i) => i))[1]).toBe(
      "[0, 1, 2, 3, 4, …, 995, 996, 997, 998, 999]",
    );
  });

  it("draws matrices from 8 × 8 on and long vectors, without scripts", () => {
    const matrix = (n: number) =>
      Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => i - j));
    expect(htmlOf(matrix(7))).not.toContain("<img");
    expect(htmlOf(matrix(8))).toContain('alt="heat map of 8 × 8 values, from −7 (dark) to 7 (light)"');
    expect(htmlOf(Float32Array.from({ length: 40 }, (_, i) => i))).toContain('stroke="currentColor"');
    expect(htmlOf(matrix(8))).not.toMatch(/<script|on\w+=/);
  });

  it("counts NaN apart and shows infinite values", () => {
    const values = Float64Array.from({ length: 13 }, (_, i) => (i === 0 ? NaN : i === 1 ? Infinity : i));
    expect(lines(values)).toEqual([
      "Float64Array [13]  min 2 · mean ∞ · max ∞ · 1 NaN",
      "[NaN, Infinity, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]",
    ]);
  });

  it("shows flat records as a table of at most 20 rows", () => {
    const rows = Array.from({ length: 200 }, (_, step) => ({ step, name: "<b>" }));
    expect(lines(rows)).toHaveLength(23);
    expect(lines(rows).at(-1)).toBe("… 180 more rows");
    expect(htmlOf(rows)).toContain("&lt;b&gt;");
    expect(describeShown([{ a: { b: 1 } }])["text/html"]).toBeUndefined();
  });

  it("leaves to Node what Node prints well", () => {
    expect(textOf([1, 2, 3])).toBe("[ 1, 2, 3 ]");
    expect(textOf(Float64Array.of(0.1, 0.2))).toBe("Float64Array(2) [ 0.1, 0.2 ]");
    expect(textOf([[1, 2], [3]])).toBe("[ [ 1, 2 ], [ 3 ] ]");
    expect(textOf(new Map([["a", 1]]))).toBe("Map(1) { 'a' => 1 }");
    expect(textOf(new Date(0))).toBe("1970-01-01T00:00:00.000Z");
    expect(textOf("next")).toBe("'next'");
    expect([textOf(12n), textOf(function step() {}), textOf(class Foo {})]).toEqual(
      ["12n", "[Function: step]", "[class Foo]"], // prettier-ignore
    );
    expect(textOf(Buffer.from("hi"))).toBe("<Buffer 68 69>");
  });

  it("survives values that throw when they are looked at", () => {
    const trap = new Proxy(
      {},
      { get: () => expect(true).toBe(false), ownKeys: () => expect(true).toBe(false) as never },
    );
    expect(textOf(trap)).toBe("{}");
    const rude = {
      [Symbol.for("nodejs.util.inspect.custom")]() {
        throw new RangeError("mine");
      },
    };
    expect(textOf(rude)).toBe("[[object Object], which cannot be printed: RangeError: mine]");
  });
});

describe("describe, for very large values", () => {
  const wide = Object.fromEntries(Array.from({ length: 1e5 }, (_, i) => [`k${i}`, i]));

  it("takes no longer than reading ten million numbers ten times, and shows less than 100 KB", () => {
    // In a process of its own: jest's sandbox makes Math and Number slow.
    const program = path.join(__dirname, "describeLarge.ts");
    const env = {
      ...process.env,
      TS_NODE_COMPILER_OPTIONS: '{"module":"commonjs","moduleResolution":"node10"}',
    };
    const printed = execFileSync(process.execPath, ["-r", "ts-node/register", program], {
      encoding: "utf8",
      env,
    });
    const measured = JSON.parse(printed) as Record<string, { readings: number; bytes: number }>;
    expect(Object.keys(measured)).toHaveLength(12);
    const tooMuch = Object.entries(measured).filter(
      ([, cost]) => cost.readings >= 10 || cost.bytes >= 100_000,
    );
    expect(tooMuch).toEqual([]);
  }, 60_000);

  it("says how much it leaves out", () => {
    expect(textOf(wide)).toContain("k99: 99,\n  … 99,900 more keys\n}");
    expect(textOf({ wide })).toBe("{ wide: [Object] }");
    expect(textOf([wide, 1, [wide], new FakeTensor([2], "float32", [1, 2])])).toBe(
      "[ [Object], 1, [Array], Tensor [2] float32 ]",
    );
    expect(textOf(new Map([[1, wide]]))).toBe("[Map] of objects too large to print");
    class Wide {}
    expect(textOf(Object.assign(new Wide(), wide))).toMatch(
      /^Wide \{\n {2}k0: 0,\n[^…]*… 99,900 more keys\n\}$/,
    );
    expect(textOf(1n << 4_000_000n)).toBe("[bigint of about 1,200,000 digits]");
    expect(textOf("x".repeat(1e5))).toContain("99000 more characters");
  });
});
