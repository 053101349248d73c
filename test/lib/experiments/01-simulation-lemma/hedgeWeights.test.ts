import { drawHedgeWeights, hedgeWeights } from "lib/experiments/01-simulation-lemma/hedgeWeights";
import { hedge } from "lib/tabular/hedge";
import { momentLoss } from "lib/tabular/momentLoss";
import { oneStepLoss } from "lib/tabular/oneStepLoss";
import { shown } from "./shown";

const learners = hedgeWeights({ oneStepLoss, momentLoss, hedge });
const first = (name: string, isThere: (weight: number) => boolean) =>
  learners.find(({ loss }) => loss === name)?.weights.findIndex(isThere) ?? NaN;

describe("hedgeWeights", () => {
  it("is certain of A by log loss within three rounds", () => {
    expect(first("log loss", (weight) => weight > 0.99)).toBeLessThanOrEqual(3);
  });

  it("leaves A by round 25 by the moment loss, and only after round 60 by its sampled cousin", () => {
    expect(first("moment loss", (weight) => weight < 0.05)).toBeLessThanOrEqual(25);
    expect(first("moment loss, sampled", (weight) => weight < 0.05)).toBeGreaterThan(60);
  });
});

describe("drawHedgeWeights", () => {
  it("says the weight on A after 25, 50 and 100 rounds", () => {
    expect(shown(() => drawHedgeWeights(learners)).alt).toBe(
      "Hedge's weight on A after 25, 50 and 100 rounds. log loss: 1.000, 1.000, 1.000; " +
        "moment loss, sampled: 0.231, 0.083, 0.008; moment loss: 0.047, 0.002, 0.000",
    );
  });

  it("says the prediction beside the outcome", () => {
    const { alt, layout } = shown(() => drawHedgeWeights(learners, "none"));
    expect(alt).toMatch(/On A in the end: you predicted none; it is log loss\.$/);
    expect(layout.annotations?.map(({ text }) => text)).toEqual([
      "On A in the end: you predicted none; it is log loss.",
    ]);
  });
});
