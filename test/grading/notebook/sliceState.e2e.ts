import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { compileFunction } from "node:vm";
import { describeFailures } from "grading/notebook/failures";
import { slice, type SliceCell, type Sliced, type SlicedModule } from "grading/notebook/slice";
import { notebookStates } from "../../support/notebookStates/all";

const library = mkdtempSync(path.join(tmpdir(), "slice-"));
afterAll(() => rmSync(library, { recursive: true, force: true }));

type Exports = Record<string, (...args: unknown[]) => unknown>;
type Ok = Extract<Sliced, { status: "ok" }>;

/** Evaluates a slice as the student host does. */
function evaluate({ js }: SlicedModule): Exports {
  const exports: Exports = {};
  const run = compileFunction(js, ["exports", "require"]) as (...values: unknown[]) => void;
  run(exports, createRequire(__filename));
  return exports;
}

/** Slices one exercise that wants `f`. */
function one(cells: (string | SliceCell)[], functions = ["f"]): Ok {
  const all = cells.map((cell) => (typeof cell === "string" ? { source: cell } : cell));
  const [sliced] = slice(all, [{ exercise: "1.1", functions, remote: [] }], { strippedLib: library });
  if (sliced?.status !== "ok") throw new Error(`not gradable: ${JSON.stringify(sliced)}`);
  return sliced;
}

describe("slice, of a notebook with a state", () => {
  it.each(notebookStates.map((state) => [state.title, state] as const))(
    "answers as the notebook does: %s",
    async (_title, { cells, call, value }) => {
      const { f } = evaluate(one(cells));
      const run = compileFunction(`return ${call}`, ["f", "Buffer"]) as (...values: unknown[]) => unknown;
      expect(JSON.parse(JSON.stringify(await run(f, Buffer)))).toEqual(value);
    },
  );
});

describe("slice, of a notebook with experiments", () => {
  const experiments = [
    `const world = { gamma: 0.9, P: [[1]] };`,
    `const memo = new Map<number, number>();\nfunction f(k: number): number {\n  if (!memo.has(k)) memo.set(k, k < 2 ? k : f(k - 1) + f(k - 2));\n  return memo.get(k)!;\n}`,
    `const values = [1, 2, 3].map((k) => f(k));\nconsole.log(values.length, f(4));`,
    `const rows: number[][] = [];\nfor (const k of values) rows.push([k, f(k), world.gamma]);\nconsole.log(rows);`,
    `await check("1.1", { f });`,
    `const trained = train(f);\nfunction train(g: (k: number) => number) { let s = 0; for (let i = 0; i < 1e9; i++) s += g(i); return s; }`,
  ];

  it("keeps none that only uses the function, whatever the function keeps for itself", () => {
    const { js, guarded, notes, others } = one(experiments);
    expect(js).not.toMatch(/\b(rows|values|train|check|world|console)\b/);
    expect({ guarded, notes, others }).toEqual({
      guarded: ["cell 2, line 1"],
      notes: undefined,
      others: undefined,
    });
    expect(evaluate({ js }).f?.(30)).toBe(832040);
  });

  it("keeps of them what the function's data depend on, and nothing else", () => {
    const { js } = one([
      `const table: number[] = [];\nconst other: number[] = [];`,
      `for (let i = 0; i < 3; i++) table.push(i);`,
      `for (let i = 0; i < 3; i++) other.push(experiment(i));\nfunction experiment(i: number) { return i; }`,
      `function f() { return table; }`,
      `console.log(table.map((x) => 2 * x), JSON.stringify(table), Math.max(...table));`,
      `const doubled = table.map((x) => 2 * x);\ndoubled.forEach((x) => console.log(x));`,
    ]);
    expect(js).not.toMatch(/\b(other|experiment|console|doubled)\b/);
    expect(evaluate({ js }).f?.()).toEqual([0, 1, 2]);
  });
});

describe("slice, of a statement that fails at grading", () => {
  const failing = [
    `const table = [1];`,
    { source: `table.push(2);\ntable.push((undefined as any).x);\ntable.push(3);`, number: 7 },
    `const data = JSON.parse("{");`,
    `function f() { return [table, typeof data]; }`,
  ];

  it("passes it over and says it when asked", () => {
    const sliced = one(failing);
    const exports = evaluate(sliced);
    expect(exports.f?.()).toEqual([[1, 2, 3], "undefined"]);
    const told = describeFailures(sliced.guarded ?? [], exports.__failures?.());
    expect(told).toEqual([
      expect.stringMatching(/^cell 7, line 2: .* failed at grading and was passed over \(TypeError: /),
      expect.stringMatching(/^cell 3, line 1: .*\(SyntaxError: /),
    ]);
  });

  it("believes nothing that the student's process tells of it", () => {
    const places = ["cell 1, line 1"];
    for (const value of [null, 3, "x", [3], [[0]], [[5, "x"]], [["0", "x"]], [[0, {}]], { length: 1 }])
      expect(describeFailures(places, value)).toEqual([]);
    const [sentence] = describeFailures(places, [[0, "x".repeat(10_000)]]);
    expect(sentence?.length).toBeLessThan(500);
    expect(describeFailures(places, Array(1000).fill([0, "x"]))).toHaveLength(1);
  });

  it("leaves out what does not compile there, and says it", () => {
    const sliced = one([
      `import { train } from "lib/agents/secret";`,
      `const table: number[] = [];\nfor (const x of [1, 2]) table.push(x);`,
      { source: `table.push(train());`, number: 12 },
      `function f() { return table; }`,
    ]);
    expect(evaluate(sliced).f?.()).toEqual([1, 2]);
    expect(sliced.notes).toEqual([
      expect.stringMatching(/^cell 12, line 1: .* does not count .*"lib\/agents\/secret" cannot be imported/),
    ]);
  });

  it("leaves a variable without a value that is computed by what is not there, and says it", () => {
    const sliced = one([
      `import { runs } from "lib/experiments/pendulum";`,
      { source: `const data = runs(3);\nconst { cost } = data;`, number: 5 },
      `function f(x: number) { return x > 0 ? x : data.length + cost; }`,
    ]);
    expect(evaluate(sliced).f?.(2)).toBe(2);
    expect(sliced.notes?.[0]).toMatch(/^cell 5, line 1: data has no value at grading \("lib\/experiments/);
  });

  it("still loses a function that calls what is not there by itself", () => {
    const cells = [`import { lqr } from "lib/planning/lqr";`, `const f = (x: number) => lqr(x);`];
    expect(() => one(cells)).toThrow(/not gradable.*cannot be imported/);
  });

  it("does not wait for ever", async () => {
    const { f, __failures } = evaluate(
      one([
        `let w = 0;\nnew Promise<number>(() => undefined).then((v) => { w = v; });`,
        `function f() { return w; }`,
      ]),
    );
    expect(await f?.()).toBe(0);
    expect(await __failures?.()).toEqual([]);
  });
});

describe("slice, of a notebook that goes on below the check", () => {
  const check = `await check("1.1", { f });`;

  it("reads it as the check saw it, whatever later cells make of the names", () => {
    const sliced = one([
      `const size = 2;\nconst scale = (x: number) => size * x;\nfunction f(x: number) { return scale(x); }`,
      check,
      `const size = "large";\nconst scale = [1, 2];\nlet best = f(3);`,
    ]);
    expect(evaluate(sliced).f?.(3)).toBe(6);
    expect(sliced.others).toHaveLength(1);
  });

  it("also reads it as it stands at the end, where that is another function", () => {
    const sliced = one([`let gamma = 0;\nfunction f() { return gamma; }`, check, `gamma = 0.9;`]);
    expect(evaluate(sliced).f?.()).toBe(0);
    expect(sliced.others?.map((other) => evaluate(other).f?.())).toEqual([0.9]);
  });

  it("goes down to the last cell that declares the function, gives it a value or checks it", () => {
    const cells = [`let k = 1;\nlet f = () => k;`, check, `k = 2;`];
    expect(evaluate(one([...cells, `f = () => 10 * k;`])).f?.()).toBe(20);
    expect(evaluate(one([...cells, `function f() { return 100 * k; }`])).f?.()).toBe(200);
    expect(evaluate(one([...cells, check])).f?.()).toBe(2);
  });

  it("also reads the declarations alone, where statements may have spoilt them", () => {
    const sliced = one([`const t = [1, 2];`, `t.length = 0;`, `function f() { return t; }`, check]);
    expect(evaluate(sliced).f?.()).toEqual([]);
    expect(sliced.others?.map((other) => evaluate(other).f?.())).toEqual([[1, 2]]);
  });
});
