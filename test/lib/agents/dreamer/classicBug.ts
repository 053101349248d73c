import * as tf from "lib/tensor/tf";

/** A mistake, put in: the oracle takes the part as it is, and refuses the one with the mistake. */
export interface ClassicBug {
  readonly number: number;
  readonly mistake: string;
  readonly symptom: string;
  readonly oracle: string;
  readonly right: () => void;
  readonly wrong: () => void;
}

/** @param number of the bug in the list of 3.3 of dreamer.md */
export function bug<Part>(number: number, mistake: string, symptom: string, oracle: (part: Part) => void, right: Part, mutant: Part): ClassicBug {
  return { number, mistake, symptom, oracle: oracle.name, right: () => oracle(right), wrong: () => oracle(mutant) };
} // prettier-ignore

/** What a function throws. */
function thrownBy(body: () => void): unknown {
  try {
    body();
    return undefined;
  } catch (error) {
    return error;
  }
}

/** The tests of these mistakes. */
export function describeBugs(bugs: readonly ClassicBug[]): void {
  describe.each(bugs)("classic bug $number: $mistake ($symptom)", ({ oracle, right, wrong }) => {
    it(`is not in the code, by the oracle ${oracle}`, () => tf.tidy(right));

    it(`is found by the oracle ${oracle}`, () => {
      expect(thrownBy(() => tf.tidy(wrong))).toHaveProperty("matcherResult"); // not just any error
    });
  });
}
