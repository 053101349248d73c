import { mean } from "lib/core/metrics";
import {
  drawCrispness,
  drawImagined,
  showBalances,
  showMeasures,
} from "lib/experiments/05-dreamer-v2/forkDrawings";
import { forkRuns, measured, picturesBehind } from "lib/experiments/05-dreamer-v2/forkRuns";
import { shownBy } from "../02-ross-bagnell/shownBy";
import { answers } from "./answers";

const crispnessOf = (runs: ReturnType<typeof picturesBehind>) =>
  mean(runs.flatMap(({ first }) => measured(answers, first).all));

describe("the recorded models of the Fork", () => {
  const [normals, choices] = [picturesBehind("gaussian"), picturesBehind("categorical", 0.8)];

  it("are four of each kind, with as many weights but for a thousandth", () => {
    expect([normals.length, choices.length, forkRuns().runs.length]).toEqual([4, 4, 16]);
    const [{ run: normal }] = normals;
    expect(Math.abs(choices[0].run.weights / normal.weights - 1)).toBeLessThan(1e-3);
  });

  it("dream more crisply with choices than with normals, and least with a posterior that never gives way", () => {
    expect(crispnessOf(choices)).toBeGreaterThan(crispnessOf(normals) + 0.05);
    expect(crispnessOf(picturesBehind("categorical", 1))).toBeLessThan(crispnessOf(normals));
  });

  it("take both ways, within four standard errors of equally often", () => {
    for (const { first } of [...normals, ...choices])
      expect(Math.abs(measured(answers, first).off)).toBeLessThan(4);
  });

  it("are shown and told", async () => {
    expect((await shownBy(drawImagined))[0]).toMatch(/^Ten imagined pictures behind the fork/);
    expect((await shownBy(() => drawCrispness(answers, "normals")))[0]).toMatch(
      /crisper than ¾ are 43 % and 67 %\. The crisper pictures: you predicted normals; it is choices\.$/,
    );
    expect((await shownBy(() => showMeasures(answers)))[0]).toMatch(/normals 4 90398 .*choices 4 90354/);
    expect((await shownBy(() => showBalances(answers)))[0]).toMatch(/four trainings each α .* 0\.80? /);
  });
});
