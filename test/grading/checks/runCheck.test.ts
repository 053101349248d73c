import type { Check } from "grading/checks/exercise";
import { expect as expectStudent } from "grading/checks/matchers";
import { confirmWrong, runCheck } from "grading/checks/runCheck";
import { localStudent } from "grading/selfCheck/localStudent";

type Task = { execute(n: number): number[]; fit(data: number[][]): number };

/** A spy world: it must be asked for the data of 1, 2, … in order, and then once for their fit. */
const check: Check = {
  id: "spy",
  title: "f collects, then fits",
  points: 1,
  async run({ call }) {
    const log: string[] = [];
    const execute = (n: unknown) => {
      expectStudent(n).toBeNear(log.length + 1, { name: "the policy" });
      log.push("execute");
      return [n];
    };
    const fit = (data: unknown) => {
      log.push("fit");
      expectStudent(data).toBeNear([[1], [2]], { name: "the data" });
      return 5;
    };
    expectStudent(await call("f", { execute, fit })).toBe(5);
    expectStudent(log).toEqual(["execute", "execute", "fit"]);
  },
};
const right = (task: Task) => task.fit([task.execute(1), task.execute(2)]);
const draw = { seed: "s", variant: 1 };
const verdict = (f: (task: Task) => unknown) => runCheck(check, async () => localStudent({ f }), draw);
const attempt = (act: () => unknown) => {
  try {
    act();
  } catch {
    // swallowed
  }
};

describe("runCheck", () => {
  it("passes a function that asks the right questions in the right order", async () => {
    expect((await verdict(right)).status).toBe("pass");
  });

  it("calls a wrong question wrong, with expect's message, whether or not its error is swallowed", async () => {
    const swallows = (task: Task) => {
      attempt(() => task.execute(2));
      return right(task);
    };
    for (const f of [(task: Task) => task.execute(2), swallows]) {
      expect(await verdict(f)).toMatchObject({
        status: "wrong",
        message: expect.stringMatching(/^the policy must be 1, got 2/),
      });
    }
  });

  it("tells the first of several failed expectations", async () => {
    const many = (task: Task) => [9, 8].forEach((n) => attempt(() => task.execute(n)));
    expect((await verdict(many)).message).toMatch(/got 9/);
  });

  it("keeps the questions that led to a wrong verdict", async () => {
    const { last } = await verdict((task) => task.fit([task.execute(1)]));
    expect(last?.asked).toEqual([
      { place: "0.execute", args: [1], value: [1] },
      { place: "0.fit", args: [[[1]]], error: "fit: the check does not accept this call" },
    ]);
  });

  it("names the limit to a function that asks without end", async () => {
    const endless = (task: Task) => {
      for (let i = 0; i < 20_000; i++) attempt(() => task.execute(1));
    };
    const lenient: Check = {
      ...check,
      run: async ({ call }) => void (await call("f", { execute: () => [1], fit: () => 1 })),
    };
    const { status, message } = await runCheck(lenient, async () => localStudent({ f: endless }), draw);
    expect([status, message]).toEqual([
      "protocol",
      "The process with your function called the functions that it was given more than 10000 times.",
    ]);
  });
});

describe("confirmWrong", () => {
  it("drives our own function with the check's functions", async () => {
    expect(await confirmWrong(check, { f: right }, draw)).toBe(true);
  });

  it("finds that ours is rejected, even if it swallows the error", async () => {
    const f = (task: Task) => (attempt(() => task.execute(7)), right(task));
    expect(await confirmWrong(check, { f }, draw)).toBe(false);
  });
});
