import { drawLossScatter, lossScatter } from "lib/experiments/01-simulation-lemma/lossScatter";
import { shown } from "./shown";
import { ours } from "./ours";

describe("lossScatter", () => {
  it("plans in 60 models, none of whose plans beats the best", () => {
    const { l1, moment, lost } = lossScatter(ours);
    expect([l1.length, moment.length, lost.length]).toEqual([60, 60, 60]);
    expect(Math.min(...lost)).toBeGreaterThan(-1e-9);
  });

  it("has no loss where no transition is wrong", () => {
    const { l1, moment, lost } = lossScatter(ours, { share: 0 });
    for (const value of [...l1, ...moment, ...lost]) expect(value).toBeCloseTo(0, 9);
  });
});

describe("drawLossScatter", () => {
  it("says both rank correlations", () => {
    const { alt } = shown(() => drawLossScatter(lossScatter(ours)));
    expect(alt).toMatch(/L1 loss, Spearman's ρ = 0\.20;.*the moment loss, ρ = 0\.65\.$/);
  });
});
