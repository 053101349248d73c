import { expectTraining, keptWorlds, type Outcome } from "grading/checks/briefTrainings";
import { recorded as hidden04 } from "grading/exercises/04/4.11/hidden";
import { recorded as recorded04 } from "grading/exercises/04/4.11/public";
import { reference as reference04 } from "grading/exercises/04/reference";
import { recorded as hidden05 } from "grading/exercises/05/5.10/hidden";
import { recorded as recorded05 } from "grading/exercises/05/5.10/public";
import { reference as reference05 } from "grading/exercises/05/reference";
import { callOurs } from "grading/checks/callOurs";
import type { CheckContext } from "grading/checks/exercise";
import { Rng } from "lib/core/rng";
import * as tf from "lib/tensor/tf";
import { describeOnEachBackend } from "../../lib/nn/eachBackend";

type Outcomes = readonly (readonly [seed: number, right: Outcome])[];

const units: [string, typeof reference04.trainBriefly, Outcomes][] = [
  ["04", reference04.trainBriefly, [[1, recorded04], ...hidden04]],
  ["05", reference05.trainBriefly, [[1, recorded05], ...hidden05]],
];

describe.each(units)("a brief training by our equations of %s", (_unit, trainBriefly, all) => {
  /** A check of our own equations. */
  const context: CheckContext = {
    call: async (_name, ...args) => callOurs(trainBriefly as never, ...args),
    rng: new Rng(1),
    variant: 0,
  };

  describeOnEachBackend("trains as recorded", () => {
    it.each(all)("measures what is recorded of it: seed %d", async (seed, outcome) => {
      await expectTraining(context, seed, outcome);
    });

    it("is refused where another outcome is expected, or the worlds are not used", async () => {
      const [[seed, right], [, other]] = all;
      await expect(expectTraining(context, seed, other)).rejects.toThrow("modelLoss of the last update");
      const idle = { ...context, call: () => Promise.resolve(right) };
      await expect(expectTraining(idle, seed, right)).rejects.toThrow("the number of steps in the worlds");
    });

    it("leaves no tensor behind", async () => {
      const before = tf.memory().numTensors;
      await expectTraining(context, ...all[0]);
      expect(tf.memory().numTensors).toBe(before);
    });
  });
});

describe("keptWorlds", () => {
  it("pays by the same balls for the same seed, and counts steps", () => {
    const [one, same] = [keptWorlds(1), keptWorlds(1)];
    const played = [one, same].map(({ worlds: [world] }) => [world.begin(), world.step(1)]);
    expect(played[0]).toEqual(played[1]);
    expect([one.steps(), same.steps()]).toEqual([1, 1]);
  });

  it("refuses what is no choice, by name", () => {
    const { worlds } = keptWorlds(1);
    worlds[0].begin();
    expect(() => worlds[0].step(3)).toThrow("step: action");
  });
});
