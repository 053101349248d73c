import { type Processes, StudentProcess } from "grading/grade/studentProcess";
import { openSession, startSession } from "grading/sandbox/openSession";
import { checkLimits } from "grading/sandbox/limits";
import type { Session } from "grading/sandbox/session";
import { sharedBox } from "grading/sandbox/stage";
import { findTier, type Tier } from "grading/sandbox/walls/tier";
import { needs } from "../../support/needs";

/** What a student gets hold of: every module of Node, past the host's own `require`. */
const prelude = "const node = process.mainModule.require.bind(process.mainModule);";

needs("bubblewrap", () => {
  const limits = { ...checkLimits, callMs: 60_000, sessionMs: 60_000 };
  const place = () => ({
    tier: findTier(["A"]) as Tier,
    box: sharedBox("student", "student", () => []),
    limits,
  });

  describe("Session.clear", () => {
    /** Whether a process says that it is as it was before it had loaded a function and called it. */
    async function cleared(js: string): Promise<boolean> {
      const session = await openSession({ ...place(), start: { js: prelude + js } });
      try {
        await session.call("f");
        return await session.clear();
      } finally {
        await session.close();
      }
    }

    it.each([
      ["a function that computes", "exports.f = () => [3, 1, 2].sort().map(Math.sqrt)"],
      ["one that prints", "exports.f = () => { console.log('here'); console.error('there'); }"],
      ["a timer that has run", "exports.f = () => new Promise((resolve) => setTimeout(resolve, 5))"],
    ])("is true after %s", async (_name, js) => {
      expect(await cleared(js)).toBe(true);
    });

    it.each([
      ["a changed Math", "exports.f = () => { Math.random = () => 0.5; }"],
      ["a method of all arrays", "exports.f = () => { Array.prototype.sum = () => 0; }"],
      ["a global name", "exports.f = () => { globalThis.seen = 1; }"],
      ["a timer", "exports.f = () => { setTimeout(() => {}, 1e6); }"],
      ["a thread", "exports.f = () => { new (node('worker_threads').Worker)('for (;;);', { eval: true }); }"],
      ["a process", "exports.f = () => { node('child_process').spawn('/bin/sleep', ['100']); }"],
      ["a listener", "exports.f = () => { process.on('exit', () => {}); }"],
      ["an exit code", "exports.f = () => { process.exitCode = 3; }"],
    ])("is false where %s is left", async (_name, js) => {
      expect(await cleared(js)).toBe(false);
    });

    it("fails as the process does that ends by what was left in it", async () => {
      await expect(cleared("exports.f = () => { setTimeout(() => { throw 1 }); }")).rejects.toMatchObject({
        status: "crash",
      });
    });
  });

  describe("StudentProcess", () => {
    /** What functions of several exercises give, and how many processes they took. */
    async function inTurn(...modules: string[]): Promise<{ values: unknown[]; started: number }> {
      let started = 0;
      let kept: Session | undefined;
      const processes: Processes = {
        start: async () => {
          if (!kept) started++;
          const session = kept ?? (await startSession(place()));
          kept = undefined;
          return session;
        },
        keep: (session) => (kept = session),
      };
      const values: unknown[] = [];
      for (const js of modules) {
        const student = new StudentProcess(processes, js, { names: [], answer: async () => undefined });
        values.push(await (await student.fresh()).call("f"));
        await student.leave();
      }
      await kept?.close();
      return { values, started };
    }

    it("gives its process to the next exercise where nothing is left in it", async () => {
      expect(await inTurn("exports.f = () => 1", "exports.f = () => 2", "exports.f = () => 3")).toEqual({
        values: [1, 2, 3],
        started: 1,
      });
    });

    it("ends its process where something is left in it, so that the next exercise does not meet it", async () => {
      const seen = "exports.f = () => globalThis.seen ?? (globalThis.seen = 1, 0)";
      expect(await inTurn(seen, seen)).toEqual({ values: [0, 0], started: 2 });
    });
  });
});
