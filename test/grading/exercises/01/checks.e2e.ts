import { drive, exercises, reference } from "./drive";

describe.each(exercises.map((complete) => [complete.exercise.id, complete] as const))(
  "exercise %s over 200 seeds",
  (_, { exercise, hidden, misconceptions }) => {
    const checks = [...exercise.checks, ...hidden];

    it("never rejects our own answer", async () => {
      for (let seed = 0; seed < 200; seed++) {
        for (const check of checks) {
          const { error } = await drive(check, reference, seed);
          if (error) throw new Error(`${check.id}, seed ${seed}: ${error.message}`);
        }
      }
    }, 240_000);

    it("always rejects every misconception", async () => {
      for (const misconception of misconceptions) {
        const functions = { ...reference, ...misconception.implement(reference) };
        for (let seed = 0; seed < 200; seed++) {
          let caught = false;
          for (const check of checks) caught ||= !(await drive(check, functions, seed)).passed;
          if (!caught) throw new Error(`${misconception.id} passed all checks with seed ${seed}`);
        }
      }
    }, 240_000);
  },
);
