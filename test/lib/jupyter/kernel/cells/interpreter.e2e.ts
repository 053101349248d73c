import { Cells } from "../../../../support/cells";

jest.setTimeout(60_000);

let cells: Cells;
beforeAll(() => {
  cells = new Cells();
});
afterAll(() => cells.dispose());

/** Runs cells and returns the result of the last. */
async function last(...codes: string[]): Promise<string | undefined> {
  let result: string | undefined;
  for (const code of codes) {
    const run = await cells.run(code);
    expect(run.error).toBeUndefined();
    ({ result } = run);
  }
  return result;
}

describe("a declaration that is repeated in a later cell", () => {
  it("reaches the closures of earlier cells, be it a const, a function, a class or an enum", async () => {
    const first = `const lr = 0.1; function name() { return "old"; } class Model { size = 1; } enum Mode { Fast = 1 }
      function report() { return [lr, name(), new Model().size, Mode.Fast]; }`;
    const second = `const lr = 0.5; function name() { return "new"; } class Model { size = 2; } enum Mode { Fast = 3 }`;
    expect(await last(first, second, "report()")).toBe("[ 0.5, 'new', 2, 3 ]");
  });

  it("is one variable with the earlier one from then on, whoever assigns to it", async () => {
    const first = "let n = 0; function increase() { n += 10; return n; }";
    expect(await last(first, "let n = 5; increase(); n++; [n, increase(), n]")).toBe("[ 16, 26, 26 ]");
    expect(await last("n = 100; increase()")).toBe("110");
    expect(await last("n")).toBe("110");
  });

  it("reaches closures that only other closures hold, also after garbage collection", async () => {
    await last(`import * as v8 from "v8"; import * as vm from "vm"; v8.setFlagsFromString("--expose-gc");
      const collect = vm.runInNewContext("gc") as () => void;`);
    await last("const rate = 1; const holder = { get: () => rate };", "collect(); await null; collect();");
    expect(await last("const rate = 2;", "const rate = 3;", "collect(); holder.get()")).toBe("3");
  });

  it("says so where it cannot: an import that is replaced by a declaration", async () => {
    await last('import { evalPolicy } from "lib/tabular/evalPolicy"; const use = () => typeof evalPolicy;');
    const run = await cells.run("const evalPolicy = 3; use()");
    expect(run.result).toBe("'function'");
    expect(run.stderr).toMatch(/^use still uses the evalPolicy that cell \d+ imported; .*\n$/);
  });
});

describe("a cell that fails on its way", () => {
  it("keeps the declarations that ran and says which those are", async () => {
    const failing = `const good = 1; const bad = (() => { throw new Error("no"); })(); const never = 2;
      function usesGood() { return good; } function usesNever() { return never; } const later = () => usesNever();`;
    const run = await cells.run(failing);
    expect(run.error).toBe("Error: no");
    expect(run.traceback.slice(-2)).toEqual([
      "Declared before it stopped, and usable: good, usesGood.",
      "Not declared: bad, never, later, usesNever (uses never).",
    ]);
    expect(await last("usesGood() + good")).toBe("2");
    expect((await cells.run("usesNever()")).error).toMatch(/Cannot find name 'usesNever'/);
  });

  it("leaves what earlier cells declared under a name that it did not come to", async () => {
    await last('const kept: string = "before"; function both() { return 1; }');
    await cells.run('throw new Error("no"); const kept = 5; function both() { return kept; }');
    expect(await last("kept.toUpperCase() + both()")).toBe("'BEFORE1'");
  });

  it("keeps nothing of a cell with a type error", async () => {
    const run = await cells.run('const untyped = 1; const wrong: number = "text";');
    expect(run.error).toMatch(/^TypeScriptError/);
    expect((await cells.run("untyped")).error).toMatch(/Cannot find name 'untyped'/);
  });
});

describe("a cell that cannot be read", () => {
  it("is told with its place, keeps nothing and leaves what was", async () => {
    await last("const readable = 5;");
    const run = await cells.run("const unreadable = 1;\nconst wrong: number = ;");
    expect(run.error).toBe("TypeScriptError: 2:23 - Expression expected.");
    expect((await cells.run("unreadable")).error).toMatch(/Cannot find name 'unreadable'/);
    expect(await last("readable")).toBe("5");
  });
});

describe("a type error after a shorthand property", () => {
  it("is told with its place in the cell's own text", async () => {
    await last("const shorthand = 1;");
    const run = await cells.run("const o = { shorthand }; const wrong: string = o;");
    expect(run.error).toMatch(/^TypeScriptError: 1:32 - /);
  });
});

describe("top-level code", () => {
  it("may await, in for await too, and awaits a promise that is its last expression", async () => {
    const generator = "async function* count() { yield 1; yield 2; yield 3; }";
    expect(await last(generator, "let sum = 0; for await (const x of count()) sum += x; sum")).toBe("6");
    expect(await last("Promise.resolve(7)")).toBe("7");
    expect(await last("const { a } = await Promise.resolve({ a: 4 }); a")).toBe("4");
  });

  it("keeps the order of evaluation with destructuring, hoisting, overloads, namespaces and generators", async () => {
    const code = `const early = hoisted(); function hoisted() { return 1; }
      const { x = 2, ...others } = { y: 3 } as { x?: number; y: number }; namespace Space { export const z = 4; }
      function over(v: number): number; function over(v: string): string; function over(v: any) { return v; }
      [early, x, others.y, Space.z, over(5)]`;
    expect(await last(code)).toBe("[ 1, 2, 3, 4, 5 ]");
    expect(await last("[early, x, others.y, Space.z, over('6')]")).toBe("[ 1, 2, 3, 4, '6' ]");
  });

  it("takes apart what earlier cells made, under other names", async () => {
    await last(
      "const made = { first: 1, rest: { second: 2, third: 3 } }; const pairs = new Map([['a', made]]);",
    );
    expect(await last("const { first: one, rest: { second: two = 0 } } = pairs.get('a')!; [one, two]")).toBe(
      "[ 1, 2 ]",
    );
    const assigned =
      "let three = 0; let first = 0; ({ first, rest: { third: three } } = made); [first, three]";
    expect(await last(assigned)).toBe("[ 1, 3 ]");
    expect(
      await last("const firsts: number[] = []; for (const { first: f } of [made]) firsts.push(f); firsts"),
    ).toBe("[ 1 ]");
  });

  it("shows null and no undefined", async () => {
    expect(await last("null")).toBe("null");
    expect(await last("undefined")).toBeUndefined();
  });
});

describe("an interrupted cell", () => {
  const sleep = "const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));";

  it("stops the code that awaits, in functions of earlier cells too", async () => {
    await last(
      `${sleep} let ticks = 0; async function train() { while (true) { await sleep(2); ticks++; } }`,
    );
    const run = await cells.interrupt("await train()");
    expect(run.error).toBe("KeyboardInterrupt: The cell was interrupted.");
    expect(await last("const before = ticks; await sleep(100); [before > 0, ticks - before]")).toBe(
      "[ true, 0 ]",
    );
  });

  it.each([
    ["the message of an error", 'Object.defineProperty(new Error(), "message", { get: fib })'],
    ["the name of an error", 'Object.defineProperty(new Error("no"), "name", { get: fib })'],
    ["the stack of an error", 'Object.defineProperty(new Error("no"), "stack", { get: fib })'],
    ["the cause of an error", 'Object.defineProperty(new Error("no"), "cause", { get: fib })'],
    ["a property of an error", 'Object.defineProperty(new Error("no"), "x", { get: fib, enumerable: true })'],
    ["the text of something else", '{ [Symbol.for("nodejs.util.inspect.custom")]: fib }'],
    [
      "a trap of a proxy",
      "new Proxy(new Error(), { get: fib, getPrototypeOf: fib, ownKeys: fib as () => never })",
    ],
  ])("ends where %s takes for ever", async (_, thrown) => {
    const fib =
      "const fib = (): never => { const f = (n: number): number => (n < 2 ? n : f(n - 1) + f(n - 2)); return f(90) as never; };";
    expect((await cells.interrupt(`${fib} throw ${thrown}`, 500)).error).toBeDefined();
    expect(await last("1 + 1")).toBe("2");
  });

  it("ends also where the interrupt is there before it", async () => {
    for (let round = 0; round < 60; round++) {
      const run = await cells.interrupt("for (;;) await sleep(1);", 0);
      expect(run.error).toBe("KeyboardInterrupt: The cell was interrupted.");
    }
  });

  it("stops code that catches every error, a second later at most", async () => {
    const stubborn = `while (true) { try { await sleep(2); ticks++; } catch { await sleep(2); ticks++; } }`;
    expect((await cells.interrupt(stubborn)).error).toMatch(/^KeyboardInterrupt/);
    expect(await last("await sleep(1200); const then = ticks; await sleep(100); ticks - then")).toBe("0");
  });

  it("stops for await loops and lets finally blocks run", async () => {
    const endless = "(async function* () { while (true) { await sleep(1); yield 1; } })()";
    const code = `let ended = ""; try { for await (const x of ${endless}) ticks++; } finally { await sleep(5); ended = "cleaned"; }`;
    expect((await cells.interrupt(code)).traceback.at(-1)).toBe(
      "Declared before it stopped, and usable: ended.",
    );
    expect(await last("await sleep(60); ended")).toBe("'cleaned'");
  });

  it("ends a loop by an exception: finally blocks run, and the place is told", async () => {
    const code = `let cleaned = false; function spin() { try {\n while (true) {} } finally { cleaned = true; } }\nspin()`;
    const run = await cells.interrupt(code);
    expect(run.error).toBe("KeyboardInterrupt: The cell was interrupted.");
    expect(run.traceback.join("\n")).toMatch(/at spin \(cell \d+, line 2\)\n\s+at cell \d+, line 3/);
    expect(await last("cleaned")).toBe("true");
  });

  it.each([
    ["a loop that catches everything", "while (true) { try { JSON.parse('{'); } catch {} }"],
    [
      "a loop inside a library",
      "await null; Array.from({ [Symbol.iterator]: () => ({ next: () => ({ done: false, value: 1 }) }) } as any, () => 1).length",
    ],
    ["a loop after an await", "await sleep(1); for (;;) { ticks++; }"],
  ])("ends %s, three times in a row", async (_name, code) => {
    for (let attempt = 0; attempt < 3; attempt++) {
      const run = await cells.interrupt(code);
      expect(run.error).toBe("KeyboardInterrupt: The cell was interrupted.");
      expect(await last("1 + 1")).toBe("2");
    }
  });

  it("ends a loop that nothing of ours looks at after widgets have drawn", async () => {
    await last(
      'import { interact } from "lib/jupyter/widgets/interact"; import { slider } from "lib/jupyter/widgets/sliders";',
    );
    await last(
      'interact({ x: slider({ label: "x", min: 0, max: 1, step: 0.5, value: 0 }) }, ({ x }) => x); undefined',
    );
    expect((await cells.interrupt('await sleep(1); new Function("for (;;);")()')).error).toMatch(
      /^KeyboardInterrupt/,
    );
    expect(await last("typeof interact")).toBe("'function'");
  });

  it("ends after a native call that cannot be cut", async () => {
    const code =
      'import { pbkdf2Sync } from "crypto"; while (true) pbkdf2Sync("p", "s", 200000, 64, "sha512");';
    expect((await cells.interrupt(code)).error).toMatch(/^KeyboardInterrupt/);
    expect(await last("1 + 1")).toBe("2");
  });

  it("stops a library's loop that waits for timers", async () => {
    const code =
      "const poll = (): void => void setTimeout(() => { ticks++; poll(); }, 2); poll(); await new Promise(() => undefined);";
    await cells.interrupt(code);
    expect(await last("await sleep(1200); const was = ticks; await sleep(50); ticks - was")).toBe("0");
  });

  it("does not disturb the cells after it when what is left of it ends", async () => {
    const slow =
      "const half = 1; try { await sleep(1e4); } finally { await sleep(120); throw new Error('late'); } const never = 2;";
    await cells.interrupt(slow);
    const next = await cells.run("const fresh = half + 1; await sleep(300); fresh");
    expect([next.result, next.stderr, next.error]).toEqual(["2", "", undefined]);
    expect(await last("fresh + half")).toBe("3");
  });

  it("stops lib's loops that ask for their cell's signal", async () => {
    await last('import { throwIfInterrupted } from "lib/core/interruption"; let rounds = 0;');
    const loop =
      "const round = (): Promise<void> => sleep(2).then(() => { throwIfInterrupted(); rounds++; return round(); });";
    expect((await cells.interrupt(`${loop} await round()`)).error).toMatch(/^KeyboardInterrupt/);
    expect(await last("const seen = rounds; await sleep(50); rounds - seen")).toBe("0");
  });
});

describe("output of promises and timers that a cell left behind", () => {
  it("goes to the cell that started them", async () => {
    const started =
      await cells.run(`(async () => { for (let i = 0; i < 3; i++) { await sleep(30); console.log("task", i); } })();
      setTimeout(() => console.log("timer"), 40); setInterval(() => { console.log("interval"); }, 50).unref();
      Promise.resolve().then(() => sleep(60)).then(() => console.log("then")); undefined`);
    const second = await cells.run('await sleep(150); console.log("mine")');
    expect(second.stdout).toBe("mine\n");
    for (const text of ["task 0", "task 1", "task 2", "timer", "interval", "then"])
      expect(started.stdout).toContain(`${text}\n`);
  });
});

describe("a loop over a top-level variable", () => {
  it("is about as fast as one in a function", async () => {
    const code = `const clock = () => performance.now(); const ratios: number[] = [];
      const inFunction = () => { let s = 0; for (let i = 0; i < 1e7; i++) s += i; return s; };
      let total = 0;
      for (let k = 0; k < 5; k++) {
        const start = clock(); for (let i = 0; i < 1e7; i++) total += i;
        const middle = clock(); inFunction();
        ratios.push((middle - start) / (clock() - middle));
      }
      Math.min(...ratios)`;
    expect(Number(await last(code))).toBeLessThan(10);
  });
});
