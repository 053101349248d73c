import type { RecordedCall } from "grading/checks/observeCalls";
import { localStudent } from "grading/selfCheck/localStudent";

type Ask = (...args: unknown[]) => unknown;
const call = (f: (...args: never[]) => unknown, ...args: unknown[]) => localStudent({ f }).call("f", ...args);

describe("localStudent", () => {
  it("gives functions among the arguments, which answer at once on copies", async () => {
    const asked: unknown[] = [];
    const task = { fit: (batch: number[]) => (asked.push(batch), { n: batch.length }) };
    const f = (given: typeof task) => {
      const batch = [1, 2];
      const { n } = given.fit(batch);
      batch.push(3);
      return n + given.fit(batch).n;
    };
    expect(await call(f, task)).toBe(5);
    expect(asked).toEqual([
      [1, 2],
      [1, 2, 3],
    ]);
  });

  it("records the call with its questions", async () => {
    const calls: RecordedCall[] = [];
    const student = localStudent({ f: (g: Ask) => g(7) }, (noted) => calls.push(noted));
    await student.call("f", () => 8);
    expect(calls).toMatchObject([{ name: "f", got: 8, asked: [{ place: "0", args: [7] }] }]);
  });

  it("refuses a function that the student returns", async () => {
    const f = (g: Ask) => ({ g });
    await expect(call(f, () => 1)).rejects.toThrow("what f returned holds a function");
  });

  it("serves a function until the call ends and not after it", async () => {
    let kept: Ask = () => undefined;
    let count = 0;
    const f = async (g: Ask) => {
      await null;
      kept = g;
      return g();
    };
    expect(await call(f, () => ++count)).toBe(1);
    expect(() => kept()).toThrow(
      "argument 1: it may be called only until the function that it was given to returns",
    );
    expect(count).toBe(1);
  });

  it("ends a call that asks more than 10,000 questions, even if it swallows the error", async () => {
    let count = 0;
    const f = (g: Ask, n: number) => {
      for (let i = 0; i < n; i++)
        try {
          g();
        } catch {
          // goes on
        }
      return n;
    };
    const ask = () => void count++;
    expect(await call(f, ask, 10_000)).toBe(10_000);
    await expect(call(f, ask, 10_001)).rejects.toMatchObject({
      status: "protocol",
      message: "called the functions that it was given more than 10000 times",
    });
    expect(count).toBe(20_000);
  });

  it("gives the student's code the message of a function's error", async () => {
    const f = (g: Ask) => {
      try {
        return g();
      } catch (error) {
        return [(error as Error).name, (error as Error).message];
      }
    };
    const throws = () => {
      throw new RangeError("rows must sum to 1");
    };
    expect(await call(f, throws)).toEqual(["Error", "rows must sum to 1"]);
    await expect(call((g: Ask) => g(), throws)).rejects.toMatchObject({
      studentMessage: "rows must sum to 1",
    });
  });
});
