import { recognise } from "grading/exercises/recognise";
import { drive, loadComplete } from "../drive";
import { forgets, hopes, imagines, type Loop, loop } from "./studentLoop";

const { exercises, reference } = loadComplete("02");
const { checks, hidden, misconceptions } = exercises.find(({ id }) => id === "2.2")!;

/** The misconceptions that are named, check by check, for a loop as a student writes it. */
async function namedFor(rossBagnell: Loop): Promise<(string | undefined)[]> {
  const named: (string | undefined)[] = [];
  for (const check of [...checks, ...hidden]) {
    const { passed, last } = await drive(check, { ...reference, rossBagnell: rossBagnell as never }, 1);
    if (passed || !last) continue;
    named.push(recognise(last.name, last.args, last.got, misconceptions, reference, last.asked)?.id);
  }
  return named;
}

describe("a loop as a student writes it", () => {
  it("passes if it is right, whatever else it asks", async () => {
    expect(await namedFor(loop({}))).toEqual([]);
  });

  it.each([
    ["imagines instead of executing", imagines, "model-data"],
    ["fits only the last batch", forgets, "no-aggregation"],
    ["chooses by promises", hopes, "best-by-promise"],
    ["imagines, and fits only the last batch", { ...imagines, ...forgets }, "model-data"],
    ["imagines, and chooses by promises", { ...imagines, ...hopes }, "model-data"],
    ["fits only the last batch, and chooses by promises", { ...forgets, ...hopes }, "no-aggregation"],
  ])("is told at its first failure that it %s", async (_what, variant, id) => {
    const named = await namedFor(loop(variant));
    expect(named[0]).toBe(id);
    expect(named.filter((one) => one !== id && one !== undefined)).toEqual(
      named.filter((one) => one === "best-by-promise" && id !== "best-by-promise"),
    );
  });
});
