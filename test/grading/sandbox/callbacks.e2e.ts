import path from "node:path";
import type { Check } from "grading/checks/exercise";
import { expect as expectStudent } from "grading/checks/matchers";
import { runCheck } from "grading/checks/runCheck";
import { encode } from "grading/sandbox/channel/encode";
import type { StudentError } from "grading/sandbox/failure";
import { SandboxFailure } from "grading/sandbox/failure";
import { frame } from "grading/sandbox/channel/framing";
import { checkLimits, type Limits } from "grading/sandbox/limits";
import { type Health, type Session } from "grading/sandbox/session";
import { openSession } from "grading/sandbox/openSession";
import { compiledGrading, courseRoot } from "grading/sandbox/compiled";
import { sharedBox } from "grading/sandbox/stage";
import { findTier, type Tier } from "grading/sandbox/walls/tier";
import { needs } from "../../support/needs";

/** Time enough for every call on a busy machine. */
const patient: Limits = { ...checkLimits, callMs: 60_000, sessionMs: 100_000 };

/** What a hostile student gets hold of, and a way to write messages of any form to the channel. */
const prelude = `
const node = process.mainModule.require.bind(process.mainModule);
const fs = node("fs");
const { send, receive } = node("/course/modules/hosts/serve.js");
const attempt = (act) => { try { return act(); } catch (error) { return error.name + ": " + error.message; } };
/** Calls \`act\` with the bytes of every question that the host sends. */
const onQuestion = (act) => {
  const write = fs.writeSync;
  fs.writeSync = (fd, bytes, ...rest) => {
    if (fd === 3 && String(bytes).includes("callback")) act(Buffer.from(bytes));
    return write(fd, bytes, ...rest);
  };
};
`;

/** The modules of the host's channel, which a host has in its one script, for code that speaks its language. */
const channel = [
  { from: path.join(compiledGrading(), "sandbox"), to: "modules" },
  ...["package.json", "dist/core/globalKeys.js"].map((file) => ({
    from: path.join(courseRoot(), "lib", file),
    to: `node_modules/lib/${file}`,
  })),
];

const open = (tier: Tier, js: string, remote: string[] = [], limits = patient): Promise<Session> =>
  openSession({
    tier,
    box: sharedBox("student with the channel's modules", "student", () => channel),
    limits,
    start: { js: prelude + js },
    remote: { names: remote, answer: async () => "ours" },
  });

/** What came of calls of `f`, one after the other, up to the first that fails. */
async function callAll(tier: Tier, js: string, calls: unknown[][], remote?: string[], limits?: Limits) {
  const session = await open(tier, js, remote, limits);
  const values: unknown[] = [];
  let error: unknown;
  for (const args of calls) {
    try {
      values.push(await session.call("f", ...args));
    } catch (thrown) {
      error = thrown;
      break;
    }
  }
  const health: Health = await session.close();
  return { values, error, health };
}

jest.setTimeout(120_000);

needs("bubblewrap", () =>
  describe("a call with functions among its arguments, in the sandbox", () => {
    const tier = findTier(["A"]) as Tier;
    const call = (js: string, ...args: unknown[]) => callAll(tier, js, [args]);

    it("shows the grader each question with its arguments, in order", async () => {
      const asked: unknown[] = [];
      const task = {
        horizon: 2,
        fit: (batches: unknown) => (asked.push(["fit", batches]), { P: [[asked.length]] }),
        execute: (policy: unknown, n: unknown) => (asked.push(["execute", policy, n]), [{ s: 0, a: 1 }]),
      };
      const js = `exports.f = (task, n) => {
        const batches = [];
        for (let i = 0; i < n; i++) batches.push(task.execute([[i]], task.horizon));
        return [task.fit(batches), typeof task.fit];
      }`;
      const { values, health } = await call(js, task, 2);
      const batch = [{ s: 0, a: 1 }];
      expect(asked).toEqual([
        ["execute", [[0]], 2],
        ["execute", [[1]], 2],
        ["fit", [batch, batch]],
      ]);
      expect(values).toEqual([[{ P: [[3]] }, "function"]]);
      expect(health.failure).toBeUndefined();
    });

    it("finds functions that are arguments, items and fields at any depth", async () => {
      const times = (k: number) => (x: unknown) => k * (x as number);
      const js = "exports.f = (g, [h, { deep: { i } }]) => [g(1), h(1), i(1), new Set([g, h, i]).size]";
      expect((await call(js, times(2), [times(3), { deep: { i: times(5) } }])).values).toEqual([
        [2, 3, 5, 3],
      ]);
    });

    it("serves an asynchronous function until its promise settles", async () => {
      const js = "exports.f = async (g) => { await null; const one = g(1); await null; return one + g(2); }";
      expect((await call(js, (x: unknown) => 10 * (x as number))).values).toEqual([30]);
    });

    it("throws the grader's error in the student's code, with its message and no more", async () => {
      const refuses = () => {
        throw new RangeError("plan: model must have rows that sum to 1");
      };
      const js = `exports.f = (task) => { try { task.plan(1) } catch (error) {
        return [error instanceof Error, error.message, /grading|test/.test(error.stack), Object.keys(error)];
      } }`;
      const { values, health } = await call(js, { plan: refuses });
      expect(values).toEqual([[true, "plan: model must have rows that sum to 1", false, []]]);
      expect(health.failure).toBeUndefined();
      const { error } = await call("exports.f = (task) => task.plan(1)", { plan: refuses });
      expect((error as StudentError).studentMessage).toBe("plan: model must have rows that sum to 1");
    });

    it("says in the student's code why it takes no functions, neither a new one nor one that it gave", async () => {
      let asked = 0;
      const js = `exports.f = (task) => [attempt(() => task.fit([() => 1])), attempt(() => task.fit(task.fit)),
        attempt(() => ours({ fit: task.fit }))]`;
      const { values } = await callAll(tier, js, [[{ fit: () => asked++ }]], ["ours"]);
      const sentence = (name: string, where: string) =>
        `TypeError: ${name}: its arguments must be plain data without functions (${where} is a function, which is not plain data)`;
      expect(values).toEqual([
        [sentence("fit", "args[0][0]"), sentence("fit", "args[0]"), sentence("ours", "args[0].fit")],
      ]);
      expect(asked).toBe(0);
    });

    it("refuses a function of the arguments as a value", async () => {
      const { error } = await call("exports.f = (task) => task", { fit: () => 1 });
      expect((error as StudentError).studentMessage).toBe(
        "the value.fit is a function, which is not plain data",
      );
    });

    it("tells the student's code that a value of the grader's is no data, and lives on", async () => {
      const js = "exports.f = (g, h) => [attempt(g), h()]";
      const { values } = await call(
        js,
        () => new Map(),
        () => 1,
      );
      expect(values).toEqual([["Error: the value is a Map, which is not plain data", 1]]);
    });

    it("gives the grader's functions records without a prototype, and no this", async () => {
      let seen: unknown[] = [];
      const spy = function (this: unknown, arg: object) {
        seen = [this, Object.getPrototypeOf(arg)];
      };
      await call("exports.f = (task) => task.spy({ a: 1 })", { spy });
      expect(seen).toEqual([undefined, null]);
    });

    describe("against a forged or late question", () => {
      const asked: unknown[] = [];
      const spy = (...args: unknown[]) => asked.push(args);
      beforeEach(() => void asked.splice(0));
      const protocol = (error: unknown) => (error instanceof SandboxFailure ? error.message : error);

      it("throws in the student's code where a function of an earlier call is called", async () => {
        const js = "let kept; exports.f = (g) => { kept ??= g; return attempt(() => kept(1)) }";
        const { values } = await callAll(tier, js, [[spy], [spy]]);
        expect(values).toEqual([
          1,
          "Error: argument 1: it may be called only until the function that it was given to returns",
        ]);
        expect(asked).toEqual([[1]]);
      });

      it("ends the process that asks in the name of an earlier call", async () => {
        const js = `let first; onQuestion((bytes) => { first ??= bytes; });
          exports.f = (g) => first ? fs.writeSync(3, first) && receive() : g(1)`;
        const { values, error } = await callAll(tier, js, [[spy], [spy]]);
        expect([values.length, protocol(error), asked]).toEqual([1, "sent a question out of turn", [[1]]]);
      });

      it("serves no function to a call that was given none", async () => {
        const js = `let question; onQuestion((bytes) => { question = bytes; });
          exports.f = (g) => g ? g(1) : fs.writeSync(3, question) && receive()`;
        const { error } = await callAll(tier, js, [[spy], [undefined]]);
        expect([protocol(error), asked]).toEqual(["sent a question out of turn", [[1]]]);
      });

      it.each([
        ["an index that was not given", "index", "1"],
        ["a negative index", "index", "-1"],
        ["half an index", "index", "0.5"],
        ["the name of a method", "index", "'constructor'"],
        ["the name of a remote function", "name", "'spy'"],
        ["arguments that are no list", "args", "{ length: 1 }"],
        ["another number of a call", "id", "7"],
      ])("ends the process that asks with %s", async (_name, field, value) => {
        // the host's own message, with one field that is another
        const js = `
          const { decode } = node("/course/modules/channel/decode.js"), { encode } = node("/course/modules/channel/encode.js");
          const { frame } = node("/course/modules/channel/framing.js");
          const write = fs.writeSync;
          fs.writeSync = (fd, bytes, ...rest) => {
            const message = fd === 3 ? decode(bytes.subarray(4)) : {};
            if (message.type !== "callback") return write(fd, bytes, ...rest);
            if (${JSON.stringify(field)} === "name") message.type = "remote";
            message.${field} = ${value};
            write(fd, frame(encode(message)));
            return bytes.length;
          };
          exports.f = (g) => g(1);`;
        const { error } = await call(js, spy);
        expect([protocol(error), asked]).toEqual(["sent a question out of turn", []]);
      });

      it("ends the process that asks before a call or while the module loads", async () => {
        const question = frame(encode({ type: "callback", id: 0, index: 0, args: [] })).toString("hex");
        const js = `fs.writeSync(3, Buffer.from("${question}", "hex")); exports.f = (g) => 1`;
        await expect(open(tier, js)).rejects.toMatchObject({ status: "protocol" });
      });

      it("ends the process that answers twice, before or after a question", async () => {
        const js = `exports.f = (g) => { g(1); return 1 };
          const write = fs.writeSync;
          fs.writeSync = (fd, bytes, ...rest) => {
            if (String(bytes).includes("value")) write(fd, bytes, ...rest);
            return write(fd, bytes, ...rest);
          };`;
        const { error, health } = await call(js, spy);
        expect([error, health.failure?.status]).toEqual([undefined, "protocol"]);
      });

      it("answers a question that follows the answer in one write with the end of the process", async () => {
        const js = `let question; onQuestion((bytes) => { question ??= bytes; });
          exports.f = (g) => { g(1); const write = fs.writeSync;
            fs.writeSync = (fd, bytes) => (write(fd, Buffer.concat([bytes, question])), bytes.length);
            return 1;
          };`;
        const { health } = await call(js, spy);
        expect([health.failure?.message, asked]).toEqual(["sent a question out of turn", [[1]]]);
      });

      it("lets no timer of a call that has ended ask anything", async () => {
        const js = "exports.f = async (g) => { setTimeout(() => g(2), 0); return g(1) }";
        const { values, health } = await call(js, spy);
        expect([values, asked]).toEqual([[1], [[1]]]);
        expect(health.failure?.status).toBe("crash");
        const swallowed = "exports.f = (g) => { setTimeout(() => attempt(() => g(2)), 0); return g(1) }";
        await call(swallowed, spy);
        expect(asked).toEqual([[1], [1]]);
      });

      it("ends the process whose late code asks past the host", async () => {
        const js = `let question; onQuestion((bytes) => { question ??= bytes; });
          exports.f = (g) => { setTimeout(() => fs.writeSync(3, question)); return g(1) }`;
        const { health } = await call(js, spy);
        expect([health.failure?.message, asked]).toEqual(["sent a question out of turn", [[1]]]);
      });
    });

    describe("against a flood of questions", () => {
      it("answers 10,000 questions of a call and names the limit at the next", async () => {
        let asked = 0;
        const js = "exports.f = (g, n) => { for (let i = 0; i < n; i++) attempt(g); return n }";
        const count = () => void asked++;
        expect((await call(js, count, 10_000)).values).toEqual([10_000]);
        const { error } = await call(js, count, 100_000);
        expect(error).toMatchObject({
          status: "protocol",
          message: "called the functions that it was given more than 10000 times",
        });
        expect(asked).toBe(20_000);
      });

      it("counts each call's questions alone", async () => {
        const js = "exports.f = (g, n) => { for (let i = 0; i < n; i++) g(); return n }";
        const calls = [1, 2].map(() => [() => 1, 6000]);
        expect((await callAll(tier, js, calls)).values).toEqual([6000, 6000]);
      });

      it("keeps no more than 32 MB of what a process sends", async () => {
        const js = "const big = 'x'.repeat(1 << 20); exports.f = (g) => { for (;;) g(big) }";
        const kept: unknown[] = [];
        const { error } = await call(js, (text: unknown) => void kept.push(text));
        expect(error).toMatchObject({ status: "protocol", message: "sent more than 32 MB" });
        expect(kept.length).toBeLessThanOrEqual(32);
      });

      describe("time of the grader's functions", () => {
        const slow = () => {
          for (const start = Date.now(); Date.now() - start < 50;);
          return 1;
        };

        it("is not the student's", async () => {
          const js = "exports.f = (g) => { let n = 0; while (n < 40) n += g(); return n; }";
          const { values, error } = await callAll(tier, js, [[slow]], [], { ...checkLimits, callMs: 1500 });
          expect([values, error]).toEqual([[40], undefined]);
        });

        it("is, beyond a limit, of one who goes on asking", async () => {
          const js = "exports.f = (g) => { for (;;) g() }";
          const limits = { ...patient, callMs: 1500, answersMs: 500 };
          const { error } = await callAll(tier, js, [[slow]], [], limits);
          expect(error).toMatchObject({ status: "timeout" });
        });
      });
    });

    describe("in a check", () => {
      /** A check whose world accepts the numbers 1, 2, 3 … in their order. */
      const counts: Check = {
        id: "counts",
        title: "f counts",
        points: 1,
        async run({ call: ask }) {
          let at = 0;
          const next = (n: unknown) => {
            expectStudent(n).toBeNear(++at, { name: "the number" });
            return at;
          };
          expectStudent(await ask("f", { next })).toBe(2);
        },
      };
      const verdict = (js: string) => runCheck(counts, () => open(tier, js), { seed: "s", variant: 1 });

      it("passes right questions", async () => {
        expect(await verdict("exports.f = ({ next }) => { next(1); return next(2) }")).toMatchObject({
          status: "pass",
        });
      });

      it.each([
        ["lets it pass", "exports.f = ({ next }) => { next(1); next(3); return 2 }"],
        ["swallows it", "exports.f = ({ next }) => { next(1); attempt(() => next(3)); return 2 }"],
        ["goes on after it", "exports.f = ({ next }) => { attempt(() => next(9)); next(2); return 2 }"],
        [
          "ends its process after it",
          "exports.f = ({ next }) => { attempt(() => next(3)); process.exit(0) }",
        ],
      ])("calls a failed expectation in a function wrong where the student's code %s", async (_name, js) => {
        const { status, message, last } = await verdict(js);
        expect([status, message]).toEqual([
          "wrong",
          expect.stringMatching(/^the number must be [12], got [39]/),
        ]);
        expect(last?.asked?.at(-1)).toMatchObject({ place: "0.next", args: [expect.any(Number)] });
      });

      it("tells the student's process nothing of what was expected", async () => {
        const js = "exports.f = ({ next }) => { throw new Error('seen: ' + attempt(() => next(3))) }";
        const session = await open(tier, js);
        const messages: string[] = [];
        const student = {
          call: (name: string, ...args: unknown[]) =>
            session.call(name, ...args).catch((error: StudentError) => {
              messages.push(error.studentMessage);
              throw error;
            }),
          close: () => session.close(),
        };
        await runCheck(counts, async () => student, { seed: "s", variant: 1 });
        expect(messages).toEqual(["seen: Error: next: the check does not accept this call"]);
      });
    });
  }),
);
