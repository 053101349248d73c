import type { Ended, Limiter, TimeLimit } from "lib/jupyter/timeLimit";
import { TIME_LIMITER } from "lib/jupyter/timeLimit";
import type { Check } from "grading/exercises/exercise";
import { SandboxFailure } from "grading/sandbox/failure";
import { limitedCheck, timeoutSentence } from "grading/selfCheck/limitedCheck";

let limit: TimeLimit | undefined;
afterEach(() => delete (globalThis as Record<symbol, unknown>)[TIME_LIMITER]);

/** What comes of a check where its work ends like this. */
async function outcome(ended: Ended<unknown>): Promise<unknown> {
  const limiter: Limiter = async (given, work) => {
    limit = given;
    await work();
    return ended as never;
  };
  Object.assign(globalThis, { [TIME_LIMITER]: limiter });
  const run = jest.fn(async () => undefined);
  const check = { id: "c", title: "the title", points: 1, run } as unknown as Check;
  const result = await new Promise((resolve) => {
    const limited = limitedCheck("1.3", check, (reason) => resolve({ interrupted: reason }));
    limited.run({} as never).then(() => resolve("passed"), resolve);
  });
  expect(run).toHaveBeenCalledTimes(1);
  return result;
}

describe("limitedCheck", () => {
  it("passes, or fails with the check's own error, as the check does", async () => {
    expect(await outcome({ how: "returned", value: 1 })).toBe("passed");
    const error = new Error("mine");
    expect(await outcome({ how: "threw", error })).toBe(error);
  });

  it("fails as a timeout when the limit has passed", async () => {
    const failure = await outcome({ how: "expired" });
    expect(failure).toBeInstanceOf(SandboxFailure);
    expect(failure).toMatchObject({ status: "timeout", message: timeoutSentence(undefined) });
  });

  it("tells who waits for it of an interrupt, and never ends", async () => {
    expect(await outcome({ how: "interrupted", reason: "stop" })).toEqual({ interrupted: "stop" });
  });

  it("takes ten seconds at most, and says so from two on", async () => {
    await outcome({ how: "returned", value: 1 });
    expect(limit).toMatchObject({ milliseconds: 10_000, patience: 2000 });
    expect(limit?.waiting(3)).toBe(
      "Exercise 1.3, “the title”: still running after 3 s; a check is stopped after 10 s, ■ stops it now.",
    );
    expect(limit?.waited(10.04)).toBe("Exercise 1.3, “the title”: ran for 10.0 s.");
  });
});

describe("timeoutSentence", () => {
  const place = "cell 7, line 12";
  it.each([
    [
      { kind: "loop", name: "f", place, code: "while (true) {" },
      /likely cause is the loop in f \(cell 7, line 12: while \(true\) \{\), which never ended$/,
    ],
    [{ kind: "loop", name: "", place }, /likely cause is the loop \(cell 7, line 12\), which never ended$/],
    [
      { kind: "call", name: "fib", place },
      /it was then in fib \(cell 7, line 12\): look for a call that never returns$/,
    ],
    [{ kind: "call", name: "", place }, /it was then in cell 7, line 12: look/],
    [undefined, /it was waiting: look for a promise that nothing settles/],
  ] as const)("says where it was: %j", (where, sentence) => {
    expect(timeoutSentence(where)).toMatch(
      /^your function was stopped after 10 s, which is what a check may take; /,
    );
    expect(timeoutSentence(where)).toMatch(sentence);
  });

  it("shortens a long line", () => {
    const sentence = timeoutSentence({ kind: "loop", name: "f", place, code: "x".repeat(300) });
    expect(sentence).toContain(`${"x".repeat(79)}…)`);
    expect(sentence).not.toContain("x".repeat(80));
  });
});
