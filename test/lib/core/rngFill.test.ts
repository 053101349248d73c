import { createHash } from "node:crypto";
import { Rng } from "lib/core/rng";

type Fill = "fillNormal" | "fillUniform" | "fillOpenUniform";
const fills: Fill[] = ["fillNormal", "fillUniform", "fillOpenUniform"];
const filled = (rng: Rng, fill: Fill, n: number) => rng[fill](new Float32Array(n));
const digest = (x: Float32Array) => createHash("sha256").update(Buffer.from(x.buffer)).digest("hex");

describe.each(fills)("Rng.%s", (fill) => {
  it("returns the array that it filled, to the last entry", () => {
    const out = new Float32Array(1000).fill(NaN);
    expect(new Rng(1)[fill](out)).toBe(out);
    expect(out.some(Number.isNaN)).toBe(false);
    expect(filled(new Rng(1), fill, 0)).toHaveLength(0);
  });

  it("gives the same in two halves as in one piece, and goes on after JSON where it stood", () => {
    const n = 200_001; // about 3,000 draws leave the rectangles, 50 of them into the tail
    const whole = filled(new Rng("halves"), fill, n);
    const rng = new Rng("halves");
    const first = filled(rng, fill, 77_777);
    const copy = Rng.fromJSON(JSON.parse(JSON.stringify(rng)));
    const rest = digest(whole.slice(77_777));
    expect(digest(first)).toBe(digest(whole.slice(0, 77_777)));
    expect(digest(filled(rng, fill, n - 77_777))).toBe(rest);
    expect(digest(filled(copy, fill, n - 77_777))).toBe(rest);
    expect(copy.uniform()).toBe(rng.uniform());
  });

  it("differs between seeds and splits", () => {
    const rngs = [new Rng(1), new Rng(2), new Rng(1).split("a"), new Rng(1).split("b")];
    expect(new Set(rngs.map((rng) => digest(filled(rng, fill, 10)))).size).toBe(4);
  });
});

describe("Rng.fillNormal", () => {
  // The golden numbers are of a second implementation: Python's integers for sfc32, mpmath with 40 digits for tables, wedges and tails,
  // rounded to float32 at the end. To redo it: mix and step the words as rng.ts and sfc32.ts say, then draw as ziggurat.ts says.
  it("gives the same bits in every version and on every machine", () => {
    expect([...filled(new Rng("golden"), "fillNormal", 6)]).toEqual([
      0.5096331238746643, -0.8844501972198486, 0.41535961627960205, -0.1373496949672699, 1.645133137702942,
      0.529207706451416,
    ]);
    expect(digest(filled(new Rng("golden"), "fillNormal", 200_000))).toBe(
      "641a474610ec3ec008a2cd8a558a7fc32391b9f10a11af717ad972ec55b87f57",
    );
  });

  it("asks no function of Math that a machine may round as it likes, not even for its tables and its tail", () => {
    const expected = digest(filled(new Rng("portable"), "fillNormal", 1_000_000));
    const names = [
      "exp",
      "log",
      "pow",
      "expm1",
      "log1p",
      "sin",
      "cos",
      "tan",
      "hypot",
      "cbrt",
      "tanh",
    ] as const;
    const spies = names.map((name) =>
      jest.spyOn(Math, name).mockImplementation(() => {
        throw new Error(`Math.${name} was called`);
      }),
    );
    try {
      jest.isolateModules(() => {
        // loaded anew, so that the tables are built under the spies
        const { Rng: Anew } = require("lib/core/rng") as { Rng: typeof Rng };
        expect(digest(filled(new Anew("portable"), "fillNormal", 1_000_000))).toBe(expected);
      });
    } finally {
      for (const spy of spies) spy.mockRestore();
    }
  });

  it("is finite and never 0", () => {
    const x = filled(new Rng(5), "fillNormal", 1_000_000);
    expect(x.every((value) => value > -11 && value < 11 && value !== 0)).toBe(true);
  });
});

describe("Rng.fillUniform", () => {
  it("takes the top 24 bits of the words that uniform takes", () => {
    const [rng, out] = [new Rng("words"), filled(new Rng("words"), "fillUniform", 2000)];
    for (let i = 0; i < 1000; i++) expect(out[2 * i]).toBe(Math.floor(rng.uniform() * 2 ** 24) / 2 ** 24);
  });

  it("is uniform in 256 cells, in the leading and in the last bits, and never 1", () => {
    const { floor } = Math; // a global is a slow look-up inside jest
    const n = 1_000_000;
    const out = filled(new Rng("cells"), "fillUniform", n);
    for (const scale of [2 ** 8, 2 ** 24]) {
      const counts = new Float64Array(256);
      for (const u of out) counts[floor(u * scale) & 255]++;
      const chiSquare = counts.reduce((sum, count) => sum + (count - n / 256) ** 2 / (n / 256), 0);
      expect(chiSquare).toBeLessThan(358); // 255 degrees of freedom: exceeded once in 5·10⁴
    }
    expect(out.every((u) => u >= 0 && u < 1 && (u * 2 ** 24) % 1 === 0)).toBe(true);
  });
});

describe("Rng.fillOpenUniform", () => {
  it("makes an odd multiple of 2⁻²⁴ of the same bits, so that Gumbel noise is finite", () => {
    const [closed, open] = [
      filled(new Rng(9), "fillUniform", 100_000),
      filled(new Rng(9), "fillOpenUniform", 100_000),
    ];
    expect(open.every((u, i) => (u * 2 ** 24) % 2 === 1 && u - closed[i] <= 2 ** -24 && u >= closed[i])).toBe(
      true,
    );
    expect(open.every((u) => Number.isFinite(Math.fround(-Math.log(-Math.log(u)))))).toBe(true);
  });
});
