import { describeRun } from "../support/describeRun";

describeRun("04-dreamer-v1", (texts) => {
  it("finds what the text says: one surprise, a model that foresees, an agent that catches", () => {
    expect(texts("surprise-figure")).toMatch(/The first picture surprises the model by \d\.\d nats/);
    expect(texts("open-loop-figure")).toMatch(
      /copy 0\.0[45]\d+, young model 0\.00\d+, trained model 0\.000\d/,
    );
    expect(texts("two-ways-figure")).toMatch(/the variances differ by a factor of (1[5-9]|2[0-5])/);
    expect(texts("train-figure")).toMatch(/the agent now catches \**(9\d|100) of 100/);
    expect(texts("horizons-figure")).toMatch(/Best: (8|15)\./);
  });
});

describeRun("04x-dreamer-v1-more", (texts) => {
  it("finds the bound below the evidence, and a model that does not miss an expert", () => {
    expect(texts("x-evidence-figure")).toMatch(/The evidence is −0\.51 nats for every q/);
    expect(texts("x-sources-figure")).toMatch(
      /Trained model: random actions 0\.0000\d+, .*expert 0\.0000\d+/,
    );
  });
});
