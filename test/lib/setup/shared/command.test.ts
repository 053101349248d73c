import { spawnSync } from "node:child_process";
import path from "node:path";
import { parseArgs } from "node:util";
import { explainToUser, UsageError } from "lib/setup/shared/command";
import { SetupError } from "lib/setup/shared/setupError";

const command = { name: "bake", run: "npm run bake", theirs: [RangeError] };

/** What an action throws. */
function thrown(action: () => unknown): Error {
  try {
    action();
  } catch (error) {
    return error as Error;
  }
  throw new Error("nothing was thrown");
}

describe("explainToUser", () => {
  it("is one sentence for a mistake in the command line, with the way to the help", () => {
    const unknown = thrown(() => parseArgs({ args: ["--x"], options: {} }));
    expect(explainToUser(unknown, command)).toBe("bake: Unknown option '--x'. See npm run bake -- --help");
    const missing = thrown(() => parseArgs({ args: ["--x"], options: { x: { type: "string" } } }));
    expect(explainToUser(missing, command)).toBe(
      "bake: Option '--x <value>' argument missing. See npm run bake -- --help",
    );
  });

  it("is the sentence of a set-up, and after the name that of a usage error and of the command's own kinds", () => {
    expect(explainToUser(new SetupError("Install Python."), command)).toBe("Install Python.");
    expect(explainToUser(new UsageError("there is no dough"), command)).toBe("bake: there is no dough");
    expect(explainToUser(new RangeError("too hot"), command)).toBe("bake: too hot");
  });

  it("is null for a failure of ours", () => {
    expect(explainToUser(new TypeError("x is not a function"), command)).toBeNull();
    expect(explainToUser(new RangeError("too hot"), { name: "bake", run: "npm run bake" })).toBeNull();
  });
});

describe("runCommand", () => {
  /** Runs a command whose `main` is the given text. */
  function run(main: string, rest = "", ...args: string[]) {
    const file = path.resolve("lib/setup/shared/command.ts");
    const script = `const { endOnSignals, runCommand, UsageError } = require(${JSON.stringify(file)});
      runCommand({ name: "bake", run: "npm run bake" ${rest} }, ${main});`;
    const options = { encoding: "utf8", timeout: 60_000 } as const;
    return spawnSync(process.execPath, ["-r", "ts-node/register", "-e", script, "--", ...args], options);
  }

  it("ends with the code of its main, which gets the arguments and may say it late", () => {
    expect(run(`async (args) => (console.log(args.join()), 3)`, "", "a", "b")).toMatchObject({ status: 3 });
    expect(run(`() => 0`)).toMatchObject({ status: 0, stderr: "" });
  });

  it("ends with 1 and a sentence for a mistake of usage, with 2 and the stack for a failure of ours", () => {
    expect(run(`() => { throw new UsageError("there is no dough") }`)).toMatchObject({
      status: 1,
      stderr: "bake: there is no dough\n",
    });
    const ours = run(`async () => null.x`);
    expect(ours.status).toBe(2);
    expect(ours.stderr).toMatch(/^bake: TypeError: .*\n\s+at /);
  });

  it("ends at once where it is asked to, though something is open", () => {
    const { status, signal } = run(`() => (setInterval(() => 0, 1e6), 0)`, ", endsAtOnce: true");
    expect({ status, signal }).toEqual({ status: 0, signal: null });
  });

  it("lets go in order at a signal: what is to be done at the end is done", () => {
    const main = `() => { endOnSignals(); process.on("exit", () => console.log("released"));
      process.kill(process.pid, "SIGTERM"); return new Promise(() => setTimeout(() => 0, 1e6)); }`;
    expect(run(main)).toMatchObject({ status: 130, stdout: "released\n" });
  });
});
