import { loadUnit } from "grading/grade/loadUnit";
import { checkExercise } from "grading/selfCheck/checkExercise";
import { localStudent } from "grading/selfCheck/localStudent";
import { findSymptoms, type Symptoms } from "grading/selfCheck/symptoms";
import { forgets, hopes, imagines, loop, type Variant } from "../exercises/02/studentLoop";

const { exercises, reference } = loadUnit("02");
const exercise = exercises.find(({ id }) => id === "2.2")!;
const hintOf = (id: string) => exercise.misconceptions.find((one) => one.id === id)!.hint;

let symptoms: Symptoms;
beforeAll(async () => {
  symptoms = await findSymptoms(exercise, reference!);
});

/** The hints that a student's loop gets, check by check. */
async function hints(variant: Variant): Promise<(string | undefined)[]> {
  const functions = { rossBagnell: loop(variant) };
  const { checks } = await checkExercise(exercise, symptoms, async (record) =>
    localStudent(functions, record),
  );
  return checks.filter(({ status }) => status !== "pass").map(({ hint }) => hint);
}

describe("the symptoms of 2.2", () => {
  it.each([
    ["imagines instead of executing", imagines, "model-data"],
    ["fits only the last batch", forgets, "no-aggregation"],
    ["chooses by promises", hopes, "best-by-promise"],
    ["imagines, and fits only the last batch", { ...imagines, ...forgets }, "model-data"],
    ["imagines, and chooses by promises", { ...imagines, ...hopes }, "model-data"],
    ["fits only the last batch, and chooses by promises", { ...forgets, ...hopes }, "no-aggregation"],
  ])("tell a loop that asks in another order, and more, that it %s", async (_what, variant, id) => {
    expect((await hints(variant))[0]).toBe(hintOf(id));
  });

  it("are none of a loop that is right, nor of a mistake that is unknown", async () => {
    expect(await hints({})).toEqual([]);
    expect(await hints({ best: () => -7 })).toEqual([undefined]);
  });

  it("recognise each misconception by its own hint, but where another one answers alike", async () => {
    const recognised = new Set<string>();
    for (const { id, implement, hint } of exercise.misconceptions) {
      const functions = implement(reference as never);
      const { checks } = await checkExercise(exercise, symptoms, async (record) =>
        localStudent(functions, record),
      );
      const told = checks.filter(({ status }) => status === "wrong").map((check) => check.hint);
      if (told.length === 0) continue; // the hidden checks find it
      if (id === "best-is-worst") continue; // answers as best-by-promise does, where both are asked
      expect(told).toContain(hint);
      expect(told).not.toContain(undefined);
      recognised.add(hint);
    }
    expect(recognised.size).toBeGreaterThan(12);
  });
});
