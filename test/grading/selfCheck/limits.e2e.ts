import { contentOf, type Exchange, KernelClient } from "../../support/kernelClient";

jest.setTimeout(180_000);

let kernel: KernelClient;
beforeAll(async () => {
  kernel = await KernelClient.start();
  await run('import { check } from "grading/check";');
  await run('await check("1.3", { planInModel: () => 1 });'); // loads the checks, and what they know of mistakes
});
afterAll(() => kernel?.stop());

async function run(code: string): Promise<Exchange> {
  const exchange = await kernel.execute(code);
  const { ename, evalue } = contentOf(exchange, "error");
  if (ename !== undefined) throw new Error(`${String(ename)}: ${String(evalue)}\n${code}`);
  return exchange;
}

/** What a cell displays, in order, updates marked. */
const displays = ({ published }: Exchange): string[] =>
  published
    .filter(({ header }) => /display_data$/.test(header.msg_type))
    .map(({ header, content }) => {
      const { "text/plain": text } = content.data as Record<string, string>;
      return header.msg_type.startsWith("update") ? `* ${text}` : text;
    });

/** Runs a cell and interrupts it after each of some times, in milliseconds. */
async function stopped(code: string, ...times: number[]): Promise<Exchange> {
  const { ended } = await kernel.begin(code);
  for (const time of times) {
    await new Promise((resolve) => setTimeout(resolve, time));
    await kernel.request("interrupt_request", {}, "control");
  }
  return ended;
}

const judge = 'await check("1.3", { planInModel });';

const endless: [string, string][] = [
  ["a loop", "function planInModel(m: any) { while (true) {} }"],
  [
    "a loop that catches every error",
    "function planInModel(m: any) { while (true) { try { while (true) {} } catch {} } }",
  ],
  ["a loop of awaits", "async function planInModel(m: any) { while (true) await null; }"],
  [
    "awaits that catch every error",
    "async function planInModel(m: any) { while (true) { try { await new Promise((r) => setTimeout(r, 5)); } catch {} } }",
  ],
  [
    "a recursion of promises",
    "async function planInModel(m: any): Promise<any> { await null; return planInModel(m); }",
  ],
  [
    "a recursion",
    "function planInModel(m: any): any { const f = (n: number): number => n < 2 ? n : f(n - 1) + f(n - 2); return f(90); }",
  ],
  ["a promise that nothing settles", "function planInModel(m: any) { return new Promise(() => undefined); }"],
  [
    "a loop inside of a native call",
    "function planInModel(m: any) { return [1].map(() => { for (;;) ; }); }",
  ],
  ["a native call", 'function planInModel(m: any) { return /^(a+)+$/.test("a".repeat(60) + "b"); }'],
  [
    "a callback",
    "function planInModel(m: any) { return new Promise((resolve) => setTimeout(() => { for (;;) ; }, 1)); }",
  ],
];

describe("■ during a check", () => {
  it.each(endless)("ends the cell and runs the next at once, where it is in %s", async (_kind, declared) => {
    await run(declared);
    const exchange = await stopped(judge, 400);
    expect(contentOf(exchange, "error").ename).toBe("KeyboardInterrupt");
    expect(displays(exchange)).toEqual([]); // no result: nothing of it is the student's error
    expect(contentOf(await run("1 + 1"), "execute_result").data).toMatchObject({ "text/plain": "2" });
  });

  it("counts at any moment, also twice, and the next check is none the worse", async () => {
    await run("function planInModel(m: any) { while (true) {} }");
    for (const times of [[0], [1], [20], [100, 0], [100, 100, 100]]) {
      const exchange = await stopped(judge, ...times);
      expect(contentOf(exchange, "error").ename).toBe("KeyboardInterrupt");
      expect(displays(exchange)).toEqual([]);
    }
    expect(displays(await run('await check("1.3", { planInModel: () => 1 });'))).toEqual([
      expect.stringMatching(/✗[\s\S]*✗/),
    ]);
  });
});

describe("a check in the kernel", () => {
  it("is stopped after ten seconds, says that it waits, and names the loop", async () => {
    await run("function planInModel(m: any) {\n  let n = 0;\n  while (true) n++;\n}");
    const cell = contentOf(await run("1"), "execute_result").execution_count as number;
    const shown = displays(await run(judge));
    expect(shown.slice(0, 2)).toEqual([
      expect.stringMatching(/^Exercise 1\.3, “.*”: still running after 2 s; .* ■ stops it now\.$/),
      expect.stringMatching(/^\* Exercise 1\.3, “.*”: still running after 3 s/),
    ]);
    expect(shown.at(-2)).toMatch(/^\* .*: ran for 1\d\.\d s\.$/);
    expect(shown.at(-1)).toContain(
      `the likely cause is the loop in planInModel (cell ${cell - 1}, line 3: while (true) n++;), which never ended`,
    );
    expect(shown.at(-1)).toContain("not run: an earlier check of this exercise reached a limit");
    expect(shown.at(-1)).toContain("0 of its 3 points here");
  });

  it("keeps its limit whatever the notebook has made of timers and clocks", async () => {
    await run(`function planInModel(m: any) { for (;;) ; }
      const kept = [Date.now, performance.now, setTimeout, setImmediate, Atomics.load] as any[];
      Date.now = () => 0; performance.now = () => 0; globalThis.setTimeout = (() => 0) as any;
      globalThis.setImmediate = (() => 0) as any;
      Atomics.load = (() => 0) as any;`);
    expect(displays(await run(judge)).at(-1)).toContain("Your function was stopped after 10 s");
    expect(contentOf(await stopped(judge, 300), "error").ename).toBe("KeyboardInterrupt");
    expect(displays(await run('await check("1.3", { planInModel: () => 1 });'))).toHaveLength(1);
    await run(
      `[Date.now, performance.now, globalThis.setTimeout, globalThis.setImmediate, Atomics.load] = kept;`,
    );
  });

  it("says which version of a function it judges when its cell has failed since, and no more once that is mended", async () => {
    await run("function planInModel(m: any) { return 1; }");
    for (const [text, why] of [
      ['function planInModel(m: any): number { return "x"; }', "has a type error"],
      ["function planInModel(m: any) { return (; }", "cannot be read"],
    ]) {
      const failed = await kernel.execute(text);
      const cell = (failed.reply.content as { execution_count: number }).execution_count;
      const [first, second] = displays(await run(judge));
      expect(first).toBe(
        `check: this judges the previous version of planInModel: cell ${cell}, which declares it anew, ${why}. Mend and run that cell first.`,
      );
      expect(second).toMatch(/✗/);
    }
    await run("function planInModel(m: any) { return 2; }");
    expect(displays(await run(judge))).toHaveLength(1);
  });

  it("runs one after the other where two are started at once, and in a loop", async () => {
    await run("const right = () => 1;");
    const two =
      'await Promise.all([check("1.3", { planInModel: right }), check("1.3", { planInModel: right })]);';
    expect(displays(await run(two))).toHaveLength(2);
    const looped = 'for (let i = 0; i < 3; i++) await check("1.3", { planInModel: right });';
    expect(displays(await run(looped))).toHaveLength(3);
    const exchange = await stopped('while (true) await check("1.3", { planInModel: right });', 300);
    expect(contentOf(exchange, "error").ename).toBe("KeyboardInterrupt");
    expect(displays(await run(two))).toHaveLength(2);
  });

  it("judges functions that use what cells import in any form", async () => {
    await run('import util from "node:util"; import asserts = require("assert");');
    await run('import * as path from "path"; import { inspect as show } from "util";');
    await run(`async function tightBound(gamma: number, epsilon: number) {
      const { default: url } = await import("node:url");
      asserts.ok(util.isDeepStrictEqual([path.join("a", "b")], ["a/b"]) && show(1) === "1" && typeof url.parse === "function");
      return 1 / (1 - gamma) - 1 / (1 - gamma * (1 - epsilon));
    }`);
    expect(displays(await run('await check("G1", { tightBound });')).at(-1)).toContain("public checks 1/1");
  });
});
