import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { failureOf, runProgram } from "lib/setup/shared/runProgram";

const node = (script: string, options = { limitMs: 20_000 }) =>
  runProgram(process.execPath, ["-e", script], options);

describe("runProgram", () => {
  it("gives the exit code and both streams", async () => {
    const run = await node("console.log('out'); console.error('err'); process.exitCode = 3");
    expect(run).toMatchObject({ code: 3, cause: null });
    expect(run.output.split("\n").sort()).toEqual(["", "err", "out"]);
    expect(failureOf(run)).toMatch(/^(out|err)$/);
  });

  it("tells the lines of the standard output as they come", async () => {
    const lines: string[] = [];
    const script = "console.log('a\\nb'); console.error('c'); process.stdout.write('d')";
    await runProgram(process.execPath, ["-e", script], {
      limitMs: 20_000,
      onLine: (line) => lines.push(line),
    });
    expect(lines).toEqual(["a", "b", "d"]);
  });

  it("names a program that is not there, and a signal", async () => {
    const missing = await runProgram("no-such-program", [], { limitMs: 1_000 });
    expect(missing).toMatchObject({ code: null, cause: "there is no no-such-program" });
    expect(failureOf(await node("process.kill(process.pid, 'SIGSEGV')"))).toBe("it was ended by SIGSEGV");
  });

  it("ends a program and its children at the time limit", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "run-program-"));
    const late = path.join(folder, "late");
    const child = `setTimeout(() => require("node:fs").writeFileSync(${JSON.stringify(late)}, ""), 1500)`;
    const parent = `require("node:child_process").spawn(process.execPath, ["-e", ${JSON.stringify(child)}], { stdio: "inherit" })`;
    const run = await node(parent, { limitMs: 600 });
    expect(run).toMatchObject({ code: null, cause: "it did not end within 1 s" });
    await sleep(1_700);
    expect(existsSync(late)).toBe(false);
    rmSync(folder, { recursive: true });
  });

  it("ends a program when the watch says why", async () => {
    const run = await runProgram(process.execPath, ["-e", "setInterval(() => 0, 1000)"], {
      limitMs: 20_000,
      watch: () => "nothing came",
    });
    expect(run).toMatchObject({ code: null, cause: "nothing came" });
  });
});
