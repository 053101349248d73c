import { readdirSync, readFileSync } from "node:fs";
import type { Duplex } from "node:stream";
import { encode } from "grading/sandbox/channel/encode";
import { SandboxFailure, StudentError } from "grading/sandbox/failure";
import { frame } from "grading/sandbox/channel/framing";
import { launch } from "grading/sandbox/walls/launch";
import { checkLimits, type Limits } from "grading/sandbox/limits";
import { type Health } from "grading/sandbox/session";
import { openSession } from "grading/sandbox/openSession";
import { sharedBox } from "grading/sandbox/stage";
import { findTier, type Tier } from "grading/sandbox/walls/tier";
import { needs } from "../../support/needs";

/** What came of one call of `f`, and how the process ended. */
interface Outcome {
  value?: unknown;
  error?: unknown;
  health?: Health;
}

const limits: Limits = { ...checkLimits, callMs: 1500, sessionMs: 6000 };

/** Where a limit that has nothing to do with time shall be reached, on a busy machine too. */
const patient: Limits = { ...checkLimits, callMs: 60_000, sessionMs: 60_000 };

/** What a hostile student gets hold of: every module of Node, past the host's own `require`. */
const prelude = `
const node = process.mainModule.require.bind(process.mainModule);
const fs = node("fs"), cp = node("child_process");
const attempt = (act) => { try { return act(); } catch (error) { return error.code ?? error.message; } };
`;

type Remote = (name: string, args: unknown[]) => Promise<unknown>;

async function run(
  tier: Tier,
  js: string,
  args: unknown[] = [],
  remote?: Remote,
  limited = limits,
): Promise<Outcome> {
  const box = sharedBox("student", "student", () => []);
  const start = { js: prelude + js };
  const outcome: Outcome = {};
  try {
    const session = await openSession({
      tier,
      box,
      limits: limited,
      start,
      ...(remote && { remote: { names: ["ours"], answer: remote } }),
    });
    try {
      outcome.value = await session.call("f", ...args);
    } catch (error) {
      outcome.error = error;
    }
    outcome.health = await session.close();
  } catch (error) {
    outcome.error = error;
  }
  return outcome;
}

const statusOf = ({ error, health }: Outcome) =>
  error instanceof SandboxFailure ? error.status : health?.failure?.status;

needs("bubblewrap", () =>
  describe("openSession in tier A", () => {
    const tier = findTier(["A"]) as Tier;
    const runA = (js: string, args: unknown[] = [], remote?: Remote) => run(tier, js, args, remote);

    it("answers a call from a process that is well to its end", async () => {
      const { value, health } = await runA(
        "exports.f = (a, b) => ({ sum: a + b, list: [NaN, -0] })",
        [40, 2],
      );
      expect(value).toEqual({ sum: 42, list: [NaN, -0] });
      expect(health?.failure).toBeUndefined();
    });

    it("answers what the student's code asks of ours, while it waits", async () => {
      const { value } = await runA("exports.f = (x) => ours(x, [1]).y + 1", [5], async (name, args) => {
        expect([name, args]).toEqual(["ours", [5, [1]]]);
        return { y: 10 };
      });
      expect(value).toBe(11);
    });

    describe("against a forged verdict", () => {
      it.each([
        ["process.exit(0) while the module loads", "process.exit(0)"],
        ["process.exit(0) in the function", "exports.f = () => process.exit(0)"],
        ["a kill of its own process", "exports.f = () => process.kill(process.pid, 'SIGKILL')"],
        [
          "an exit code set on the way out",
          "process.on('exit', () => process.reallyExit(7)); exports.f = () => 1",
        ],
        ["an error after the answer", "exports.f = () => { setTimeout(() => { throw 1 }); return 1 }"],
        ["a rejection after the answer", "exports.f = () => { Promise.reject(new Error('late')); return 1 }"],
      ])("calls %s a crash", async (_name, js) => {
        expect(statusOf(await runA(js))).toBe("crash");
      });

      it.each([
        ["text", "fs.writeSync(3, 'PASS')"],
        ["a frame that is no value", "fs.writeSync(3, Buffer.from([1, 0, 0, 0, 255]))"],
        ["an answer to no call", forged({ type: "value", id: 1, value: 1 })],
        ["a goodbye before its time", forged({ type: "bye" })],
        ["a question that nobody provides", forged({ type: "remote", id: 0, name: "ours", args: [] })],
        ["a message of the grader's own kind", forged({ type: "pass", points: 40 })],
        ["half of a goodbye and an endless frame", "fs.writeSync(3, Buffer.from([255, 255, 255, 127]))"],
      ])("ends a process that writes %s to the channel", async (_name, write) => {
        expect(statusOf(await runA(`exports.f = () => { ${write}; return 1 }`))).toBe("protocol");
      });

      it("answers no question for a function that the exercise may not use", async () => {
        const asked: string[] = [];
        const js = `
        const write = fs.writeSync;
        fs.writeSync = (fd, bytes) => write(fd, Buffer.from(String(bytes.toString("latin1")).replace("ours", "gap!"), "latin1"));
        exports.f = () => ours(1);`;
        expect(statusOf(await runA(js, [], async (name) => asked.push(name)))).toBe("protocol");
        expect(asked).toEqual([]);
      });

      it("takes an answer that is given twice for a breach", async () => {
        const js = `
        const write = fs.writeSync;
        fs.writeSync = (fd, bytes, ...rest) => { write(fd, bytes, ...rest); return write(fd, bytes, ...rest); };
        exports.f = () => 1;`;
        expect(statusOf(await runA(js))).toBe("protocol");
      });

      it("has no channel of child_process to attack", async () => {
        expect((await runA("exports.f = () => typeof process.send")).value).toBe("undefined");
      });

      it("keeps the grader's own objects whole whatever the student's code patches", async () => {
        const js = `
        Object.prototype.pass = true; Array.prototype.toJSON = () => "pass"; Math.abs = () => 0;
        node("vm").runInThisContext = () => undefined; node("assert").strictEqual = () => {};
        Number.isFinite = () => true; exports.f = () => Math.abs(-5);`;
        expect((await runA(js)).value).toBe(0);
        expect(Math.abs(-5)).toBe(5);
        expect(({} as Record<string, unknown>).pass).toBeUndefined();
      });

      it.each([
        ["an object with valueOf", "({ valueOf: () => 1 })", StudentError],
        ["a sparse array of 2³²−1", "Object.assign([], { length: 2 ** 32 - 1 })", StudentError],
        ["a value that holds itself", "(() => { const a = []; a.push(a); return a })()", StudentError],
        ["a function", "() => 1", StudentError],
        ["a big integer", "10n ** 1000n", StudentError],
        [
          "a proxy whose traps throw",
          "new Proxy({}, { ownKeys() { throw new Error('trap') } })",
          StudentError,
        ],
      ])("refuses %s as a value", async (_name, value, kind) => {
        expect((await runA(`exports.f = () => (${value})`)).error).toBeInstanceOf(kind);
      });

      it("reads a proxy of plain data as what it shows", async () => {
        expect((await runA("exports.f = () => new Proxy([1, 2], {})")).value).toEqual([1, 2]);
      });
    });

    describe("against reading secrets", () => {
      it("shows no environment but its own five variables", async () => {
        process.env.GRADING_TEST_SECRET = "secret";
        const { value } = await runA("exports.f = () => Object.keys(process.env).sort()");
        delete process.env.GRADING_TEST_SECRET;
        expect(value).toEqual(["HOME", "LANG", "PATH", "PWD", "TZ"]);
      });

      it("shows no process, path or name of the host", async () => {
        const js = `exports.f = () => ({
        processes: fs.readdirSync("/proc").filter((name) => /^\\d+$/.test(name)).map(Number),
        first: fs.readFileSync("/proc/1/cmdline", "utf8"),
        mounts: fs.readFileSync("/proc/self/mountinfo", "utf8"),
        host: node("os").hostname(), cwd: process.cwd(), argv: process.argv,
      })`;
        const { value } = await runA(js);
        const seen = value as { processes: number[]; first: string; mounts: string; host: string };
        expect(seen.processes.length).toBeLessThanOrEqual(3);
        expect(seen.host).toBe("sandbox");
        expect(JSON.stringify(seen)).not.toContain(process.cwd());
      });

      it("shows the system's programs, the course's box and an empty /tmp, nothing else", async () => {
        const js = `exports.f = () => [fs.readdirSync("/").sort().join(" "), fs.readdirSync("/tmp").length,
        attempt(() => fs.readFileSync("/etc/passwd")), attempt(() => fs.readdirSync("/root")),
        attempt(() => fs.readdirSync(${JSON.stringify(process.cwd())}))]`;
        const [root, ...rest] = (await runA(js)).value as string[];
        expect(root.split(" ")).toEqual(expect.arrayContaining(["course", "tmp", "usr"]));
        expect(root).not.toMatch(/etc|home|root|work|var|run|sys/);
        expect(rest).toEqual([0, "ENOENT", "ENOENT", "ENOENT"]);
      });

      it("inherits no descriptor beyond the channel that leads to a file", async () => {
        const js = `exports.f = () => fs.readdirSync("/proc/self/fd").flatMap((fd) => {
        const target = attempt(() => fs.readlinkSync("/proc/self/fd/" + fd));
        return target.startsWith("/") && !target.startsWith("/proc/") && target !== "/dev/null" ? [target] : [];
      })`;
        expect((await runA(js)).value).toEqual([]);
      });

      it("has no way out to a network", async () => {
        const js = `exports.f = () => new Promise((resolve) => {
        const seen = Object.keys(node("os").networkInterfaces());
        node("net").connect(80, "169.254.169.254").on("error", (error) => resolve([seen, error.code]));
      })`;
        const [interfaces, code] = (await runA(js)).value as [string[], string];
        expect(interfaces.filter((name) => name !== "lo")).toEqual([]);
        expect(code).toBe("ENETUNREACH");
      });

      it("runs without privileges, behind the system-call filter, and cannot make namespaces", async () => {
        const js = `exports.f = () => [
        fs.readFileSync("/proc/self/status", "utf8").match(/(?<=CapEff:\\t|NoNewPrivs:\\t|Seccomp:\\t)\\S+/g),
        cp.spawnSync("/usr/bin/unshare", ["--user", "true"]).status,
        cp.spawnSync("/usr/bin/mount", ["-t", "tmpfs", "x", "/tmp"]).status !== 0]`;
        const [status, unshare, mountFails] = (await runA(js)).value as [string[], number, boolean];
        expect(status).toEqual(["0000000000000000", "1", "2"]);
        expect(unshare).not.toBe(0);
        expect(mountFails).toBe(true);
      });

      it("can write to a small /tmp and nowhere else", async () => {
        const js = `exports.f = () => ["/x", "/usr/x", "/course/x", "/dev/shm/x", "/tmp/x"].map((file) =>
        attempt(() => fs.writeFileSync(file, "x") ?? "written"))`;
        expect((await runA(js)).value).toEqual(["EROFS", "EROFS", "EROFS", "EROFS", "written"]);
      });
    });

    describe("against exhausting the machine", () => {
      it.each([
        ["an endless loop", "exports.f = () => { for (;;); }"],
        ["an endless loop while the module loads", "for (;;);"],
        ["a sleep", "exports.f = () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)"],
        ["a catastrophic pattern", "exports.f = () => /^(a+)+$/.test('a'.repeat(40) + 'b')"],
        ["a timer that never fires", "exports.f = () => new Promise(() => setInterval(() => {}, 1000))"],
        ["a loop that ignores signals", "process.on('SIGTERM', () => {}); exports.f = () => { for (;;); }"],
      ])("ends %s as a timeout", async (_name, js) => {
        expect(statusOf(await runA(js))).toBe("timeout");
      });

      it("calls a promise that never settles by its name", async () => {
        const { error, health } = await runA("exports.f = () => new Promise(() => {})");
        expect((error as StudentError).studentMessage).toBe("the promise never settles");
        expect(health?.failure?.status).toBe("crash");
      });

      it.each([
        ["objects", "const kept = []; exports.f = () => { for (;;) kept.push(new Array(100000).fill(1.5)) }"],
        ["buffers", "const kept = []; exports.f = () => { for (;;) kept.push(Buffer.alloc(1 << 24, 1)) }"],
      ])("ends a process that fills its memory with %s", async (_name, js) => {
        expect(statusOf(await run(tier, js, [], undefined, patient))).toBe("out-of-memory");
      });

      it("stops a fork bomb at its 64 processes", async () => {
        const js = `exports.f = () => {
        let refused = 0;
        for (let i = 0; i < 200; i++) {
          const child = cp.spawn("/usr/bin/sleep", ["100"]);
          child.on("error", () => {});
          if (child.pid === undefined) refused++;
        }
        return refused;
      }`;
        expect((await runA(js)).value).toBeGreaterThanOrEqual(130);
      });

      it("lets no daemon live on", async () => {
        const js = `exports.f = () => cp.spawn("/usr/bin/setsid", ["/usr/bin/sleep", "31415"], { detached: true }).unref()`;
        await runA(js);
        const isGone = (): boolean => !commandLines().some((line) => line.includes("31415"));
        // Without cgroups nobody waits for the namespace's last process, which the kernel has then told to die.
        for (const start = Date.now(); !tier.cgroups && !isGone() && Date.now() - start < 20_000;)
          await new Promise((resolve) => setTimeout(resolve, 10));
        expect(isGone()).toBe(true);
      });

      it("gives 64 MB of disk", async () => {
        const js = `exports.f = () => attempt(() => {
        for (let i = 0; i < 100; i++) fs.writeFileSync("/tmp/" + i, Buffer.alloc(1 << 20));
      })`;
        expect((await runA(js)).value).toBe("ENOSPC");
      });

      it("drops what a chatty function prints, and ends one that floods the pipe itself", async () => {
        const chatty = await runA(
          "exports.f = () => { for (let i = 0; i < 1e5; i++) console.log(i); return 1 }",
        );
        expect([chatty.value, statusOf(chatty)]).toEqual([1, undefined]);
        expect(chatty.health?.output.length).toBeLessThan(100_000);
        const flood = `exports.f = () => { for (;;) attempt(() => fs.writeSync(1, "x".repeat(65536))) }`;
        expect(statusOf(await runA(flood))).toBe("output-limit");
      });

      it("ends a process that floods the channel", async () => {
        const flood = `exports.f = () => { for (;;) fs.writeSync(3, Buffer.alloc(1 << 20)) }`;
        expect(statusOf(await runA(flood))).toBe("protocol");
      });
    });

    it("leaves no group of processes behind", async () => {
      await runA("exports.f = () => 1");
      await new Promise((resolve) => setTimeout(resolve, 300));
      const { memory } = tier.cgroups?.folders ?? { memory: "/nowhere" };
      const left = tier.cgroups
        ? readdirSync(memory).filter((name) => name.startsWith(`grading-${process.pid}-`))
        : [];
      expect(left).toEqual([]);
    });

    it("tries twice, and blames nobody, when the sandbox itself cannot start", async () => {
      const box = { folder: sharedBox("student", "student", () => []).folder, script: "missing.js" };
      const error = await openSession({ tier, box, limits, start: { js: "" } }).catch((e: unknown) => e);
      expect(statusOf({ error })).toBe("infrastructure-error");
    });
  }),
);

describe("openSession without cgroups", () => {
  const { cgroups: _none, ...bare } = findTier(["C"]) as Tier;

  it("ends a process that fills its memory, by the watchdog", async () => {
    const js = "const kept = []; exports.f = () => { for (;;) kept.push(Buffer.alloc(1 << 24, 1)) }";
    expect(statusOf(await run(bare, js, [], undefined, patient))).toBe("out-of-memory");
  });
});

describe("launch in tier C", () => {
  it("opens a channel both ways and no more than that", async () => {
    const box = sharedBox("student", "student", () => []);
    const launched = launch(findTier(["C"]) as Tier, box, limits);
    const channel = launched.child.stdio[3] as Duplex;
    const [hello] =
      (await new Promise<Buffer[]>((resolve) => channel.once("data", (chunk) => resolve([chunk])))) ?? [];
    expect(hello).toEqual(frame(encode({ type: "hello" })));
    launched.kill();
    await new Promise((resolve) => launched.child.once("exit", resolve));
    launched.release();
  });
});

/** JavaScript that writes a well-formed message to the channel. */
function forged(message: Record<string, unknown>): string {
  return `fs.writeSync(3, Buffer.from("${frame(encode(message)).toString("hex")}", "hex"))`;
}

/** The command lines of all processes of the machine. */
function commandLines(): string[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, "utf8");
      } catch {
        return "";
      }
    });
}
