import { recognise } from "grading/exercises/recognise";
import { unit } from "grading/exercises/01/unit";
import { drive, exercises, reference } from "./drive";

const all = exercises.flatMap((complete) => [...complete.exercise.checks, ...complete.hidden]);
const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);

describe("points of notebook 01", () => {
  const ledger = {
    "1.1": 4,
    "1.2": 4,
    "1.3": 3,
    "1.4": 6,
    "1.5": 3,
    "1.6": 3,
    "1.7": 6,
    "1.8": 5,
    "1.9": 3,
    G1: 5,
    G2: 4,
  };

  it("are the ledger's, with public and hidden checks in every exercise", () => {
    const points = exercises.map(({ exercise, hidden }) => {
      expect(exercise.checks.length).toBeGreaterThan(0);
      expect(hidden.length).toBeGreaterThan(0);
      return [exercise.id, sum([...exercise.checks, ...hidden].map((check) => check.points))];
    });
    expect(Object.fromEntries(points)).toEqual(ledger);
  });

  it("are 40 in the core and 10 on the 5756 track", () => {
    const total = (track: string) =>
      sum(
        exercises
          .filter((c) => c.exercise.track === track)
          .map((c) => ledger[c.exercise.id as keyof typeof ledger]),
      ) + sum(unit.completion.filter((c) => c.track === track).map((c) => c.points));
    expect([total("core"), total("5756")]).toEqual([40, 10]);
  });

  it("belong to checks whose ids are unique in their exercise", () => {
    for (const { exercise, hidden, misconceptions, alternatives } of exercises) {
      for (const parts of [[...exercise.checks, ...hidden], misconceptions, alternatives]) {
        expect(new Set(parts.map(({ id }) => id)).size).toBe(parts.length);
      }
      expect(alternatives.length).toBeGreaterThanOrEqual(2);
    }
  });
});

describe("checks of notebook 01", () => {
  it("accept our own answers", async () => {
    for (const check of all) {
      expect([check.id, (await drive(check, reference, 1)).error]).toEqual([check.id, undefined]);
    }
  });

  it("all reject a function that only throws", async () => {
    const stub = () => {
      throw new Error("TODO: exercise");
    };
    const stubs = Object.fromEntries(Object.keys(reference).map((name) => [name, stub]));
    for (const check of all)
      expect([check.id, (await drive(check, stubs, 1)).passed]).toEqual([check.id, false]);
  });

  it.each([undefined, null, NaN, [], {}, "1", [NaN], { gap: NaN }, [[]], { length: 2 }])(
    "all reject a function that returns %p, and say so in one line",
    async (value) => {
      const functions = Object.fromEntries(Object.keys(reference).map((name) => [name, () => value]));
      for (const check of all) {
        const { passed, error } = await drive(check, functions, 1);
        expect([check.id, passed, error?.message.includes("\n")]).toEqual([check.id, false, false]);
        expect(error).toHaveProperty("matcherResult");
      }
    },
  );
});

describe.each(exercises.map((complete) => [complete.exercise.id, complete] as const))(
  "exercise %s",
  (_, complete) => {
    const { exercise, hidden, misconceptions, alternatives } = complete;
    const checks = [...exercise.checks, ...hidden];

    it.each(misconceptions.map((misconception) => [misconception.id, misconception] as const))(
      "rejects %s and gives its hint",
      async (id, misconception) => {
        const functions = { ...reference, ...misconception.implement(reference) };
        let hinted = false;
        for (const check of checks) {
          const { passed, last } = await drive(check, functions, 1);
          if (passed) continue;
          const found = recognise(last!.name, last!.args, last!.got, misconceptions, reference);
          hinted ||= found?.hint === misconception.hint;
          if (hinted) break;
        }
        expect([id, hinted]).toEqual([id, true]);
      },
    );

    it.each(alternatives.map((alternative) => [alternative.id, alternative] as const))(
      "accepts %s (public checks)",
      async (_, alternative) => {
        const functions = { ...reference, ...alternative.implement(reference) };
        for (const check of exercise.checks) {
          expect([check.id, (await drive(check, functions, 3)).error]).toEqual([check.id, undefined]);
        }
      },
    );
  },
);
