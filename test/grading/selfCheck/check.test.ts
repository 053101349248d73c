import type * as Module from "../../../grading/check";
import { check } from "../../../grading/check";
import { reference } from "../../../grading/exercises/01/reference";
import { misconceptions } from "../../../grading/exercises/01/1.4/misconceptions";

const sink = Symbol.for("lib.jupyter.publish");
const shown: { "text/plain": string; "text/html": string }[] = [];
beforeAll(() => {
  (globalThis as Record<symbol, unknown>)[sink] = ({ data }: { data: (typeof shown)[number] }) =>
    shown.push(data);
});
afterAll(() => delete (globalThis as Record<symbol, unknown>)[sink]);
beforeEach(() => void shown.splice(0));
const text = (): string => shown.map((data) => data["text/plain"]).join("\n");

const { simulationGap } = reference;

describe("check", () => {
  it("shows that a right function passes the public checks and that more run at grading", async () => {
    await check("1.4", { simulationGap });
    expect(shown).toHaveLength(1);
    const [, passed, all] = /public checks (\d+)\/(\d+) · .*; more run at grading/.exec(text()) ?? [];
    expect(Number(passed)).toBeGreaterThan(0);
    expect(passed).toBe(all);
  });

  it("loads the checks of a notebook once, so that later answers cost a fraction of the first", async () => {
    jest.resetModules();
    const fresh = require("../../../grading/check") as typeof Module;
    const costs: number[] = [];
    for (let call = 0; call < 4; call++) {
      const before = process.cpuUsage();
      await fresh.check("1.4", { simulationGap });
      const { user, system } = process.cpuUsage(before);
      costs.push(user + system);
    }
    const [first, ...later] = costs;
    expect(Math.min(...later) / first).toBeLessThan(1 / 2);
  });

  it("tells of a known mistake what came, the likely cause and what to read again", async () => {
    const outcomes: string[] = [];
    for (const { implement } of misconceptions) {
      shown.splice(0);
      await check("1.4", { ...implement(reference) });
      outcomes.push(text());
    }
    expect(outcomes.some((one) => /expected: .*\n\s+got: .*\n\s+likely cause: \S/.test(one))).toBe(true);
    for (const one of outcomes) expect(one).toMatch(/✓[\s\S]*more run|✗[\s\S]*read again: Exercise 1\.4/);
  });

  it("gives the function copies, so that it cannot spoil later calls, and says that it would", async () => {
    const spoils: typeof simulationGap = (world, model, pi) => {
      const answer = simulationGap(world, model, pi);
      for (const row of world.P.flat()) row.fill(0);
      return answer;
    };
    await check("1.4", { simulationGap: spoils });
    expect(text()).toMatch(/simulationGap changed its first argument \(at \.P\[0\]\[0\]\[0\]\)/);
    shown.splice(0);
    await check("1.4", { simulationGap });
    expect(text()).not.toContain("✗");
  });

  it("says kindly that an exercise is not written yet", async () => {
    const stub = (): never => {
      throw new Error("TODO: exercise 1.4");
    };
    await check("1.4", { simulationGap: stub });
    expect(text()).toContain("Exercise 1.4 is not written yet.");
  });

  it("shows what a function threw, escaped", async () => {
    const throws = (): never => {
      throw new TypeError("<b>no</b>");
    };
    await check("1.4", { simulationGap: throws });
    expect(text()).toContain("TypeError: <b>no</b>");
    expect(shown[0]?.["text/html"]).toContain("&lt;b&gt;no");
  });

  it("answers wrong usage in one sentence", async () => {
    await check("9.9", {});
    await check("1.4", {});
    await check("1.4", undefined as never);
    expect(shown.map((data) => data["text/plain"])).toEqual([
      expect.stringMatching(/^check: there is no exercise "9\.9"; there are 1\.1, /),
      `check: simulationGap must be a function, got {}; write await check("1.4", { simulationGap }).`,
      `check: hand over your functions, as in await check("1.4", { simulationGap }).`,
    ]);
  });

  it("notices that nobody waits for it", async () => {
    void check("1.4", { simulationGap });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(text()).toBe(`check: write await before it: await check("1.4", …).`);
  });
});
