import { existsSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { Cells } from "../../../../support/cells";

jest.setTimeout(120_000);

describe("the memory of cells", () => {
  it("is flat over 500 cells that declare the same names, print, show values and fail", async () => {
    const cells = new Cells();
    await cells.run(`import * as v8 from "v8"; import * as vm from "vm"; v8.setFlagsFromString("--expose-gc");
      const collect = vm.runInNewContext("gc") as () => void;`);
    const used = async (): Promise<number> =>
      Number((await cells.run("collect(); process.memoryUsage().heapUsed / 2 ** 20")).result);
    const kinds = [
      "const data = new Float64Array(10000).fill(1); class Model { w = data; } function use() { return data.length; } use()",
      'console.log("a line"); for (let i = 0; i < 10; i++) await null;',
      'const data = [1, 2, 3]; throw new Error("no");',
      "const wrong: number = 'text';",
    ];
    const runAll = async (count: number): Promise<void> => {
      for (let i = 0; i < count; i++) await cells.run(kinds[i % kinds.length]);
    };
    await runAll(100);
    const before = await used();
    await runAll(500);
    expect((await used()) - before).toBeLessThan(15);
    cells.dispose();
  });
});

describe("a cell that ends its process", () => {
  const options = process.env.NODE_OPTIONS;
  let cells: Cells;
  beforeAll(() => {
    process.env.NODE_OPTIONS = `${options ?? ""} --max-old-space-size=256`;
    cells = new Cells();
  });
  afterAll(() => {
    cells.dispose();
    if (options === undefined) delete process.env.NODE_OPTIONS;
    else process.env.NODE_OPTIONS = options;
  });

  it.each([
    [
      "by filling its memory",
      "const all: number[][] = []; for (;;) all.push(new Array(1e5).fill(1.5));",
      /^OutOfMemory: /,
    ],
    ["by process.exit", "process.exit(3)", /^ProcessExit: .*exit code 3/],
    [
      "by a signal",
      'process.kill(process.pid, "SIGKILL"); await new Promise(() => undefined)',
      /SIGKILL|memory/,
    ],
    ["by an abort", "process.abort()", /^ProcessCrash: .*SIGABRT/],
  ])(
    "%s is told in one sentence, without a native trace, and the next cell runs",
    async (_name, code, told) => {
      const run = await cells.run(code);
      expect(run.error).toMatch(told);
      expect(run.error).toMatch(/Variables and imports are lost/);
      expect(run.stdout + run.stderr).not.toMatch(/Native stack trace|JS stack trace|GC|FATAL/);
      expect((await cells.run("1 + 1")).result).toBe("2");
    },
  );
});

describe("what a cell has started as a process of its own", () => {
  const start =
    'import { spawn } from "child_process"; spawn("sh", ["-c", "sleep 500 & sleep 501"]).pid as number';
  const isAlive = (pid: number): boolean =>
    existsSync(`/proc/${pid}/stat`) && !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  const ended = async (pid: number): Promise<boolean> => {
    for (let waited = 0; waited < 5000 && isAlive(pid); waited += 50) await sleep(50);
    return !isAlive(pid);
  };

  it.each([
    ["when its process ends", async (cells: Cells) => void (await cells.run("process.exit(0)"))],
    ["when the kernel ends", async (cells: Cells) => cells.dispose()],
    ["when nothing runs and the stop is pressed", async (cells: Cells) => cells.stop()],
  ])("ends %s", async (_, end) => {
    const cells = new Cells();
    const pid = Number((await cells.run(start)).result);
    expect(isAlive(pid)).toBe(true);
    await end(cells);
    expect(await ended(pid)).toBe(true);
    cells.dispose();
  });
});
