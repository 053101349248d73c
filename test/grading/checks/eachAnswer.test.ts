import { eachAnswer } from "grading/checks/eachAnswer";
import type { Call, Check } from "grading/checks/exercise";
import { expect as expectNear } from "grading/checks/matchers";
import { runCheck } from "grading/checks/runCheck";

/** Calls that are noted; with `together` it answers several at once, as the sandbox does. */
function noting(answer: (x: number) => number, together: boolean): { call: Call; asked: number[] } {
  const asked: number[] = [];
  const call: Call = async (_name, x) => {
    asked.push(x as number);
    return answer(x as number);
  };
  if (together)
    call.each = async function* (_name, lists) {
      asked.push(...lists.map(([x]) => x as number));
      for (const [x] of lists) yield answer(x as number);
    };
  return { call, asked };
}

const check: Check = {
  id: "square",
  title: "it squares",
  points: 1,
  async run({ call }) {
    for await (const [x, got] of eachAnswer(call, "square", [1, 2, 3, 4], (one) => [one]))
      expectNear(got).toBeNear(x * x);
  },
};

const outcomeOf = (call: Call) =>
  runCheck(check, async () => ({ call, close: async () => ({}) }), { seed: "s", variant: 1 });

describe("eachAnswer", () => {
  it("gives each item with its answer, in order, whether calls go one by one or together", async () => {
    for (const together of [false, true]) {
      const seen: unknown[] = [];
      const { call } = noting((x) => 10 * x, together);
      for await (const pair of eachAnswer(call, "f", [3, 1, 2], (x) => [x])) seen.push(pair);
      expect([together, seen]).toEqual([
        together,
        [
          [3, 30],
          [1, 10],
          [2, 20],
        ],
      ]);
    }
  });

  it("calls nothing after a wrong answer where calls go one by one", async () => {
    const { call, asked } = noting((x) => (x === 2 ? 5 : x * x), false);
    await outcomeOf(call);
    expect(asked).toEqual([1, 2]);
  });

  it("has a check tell of the call whose answer is wrong, not of the last one that was made", async () => {
    const { call, asked } = noting((x) => (x >= 2 ? 5 : x * x), true);
    expect(await outcomeOf(call)).toMatchObject({ status: "wrong", last: { args: [2], got: 5 } });
    expect(asked).toEqual([1, 2, 3, 4]);
  });

  it("passes right answers", async () => {
    for (const together of [false, true])
      expect((await outcomeOf(noting((x) => x * x, together).call)).status).toBe("pass");
  });
});
