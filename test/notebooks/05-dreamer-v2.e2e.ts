import { describeRun } from "../support/describeRun";

describeRun("05-dreamer-v2", (texts) => {
  it("finds what the text says: medians, two futures at once, who moves, crisper dreams, rare goals", () => {
    expect(texts("medians-figure")).toMatch(/DreamerV2 2\.23 \(40\.6\)/);
    expect(texts("one-mode-figure")).toMatch(/brightest pixel 0\.50\./);
    expect(texts("draws-figure")).toMatch(/32, 32, 32 of 1,024 cells are lit/);
    expect(texts("train-figure")).toMatch(/Of 100 imagined walks/);
    expect(texts("imagined-figure")).toMatch(/crisper than ¾ are 43 % and 67 %/);
    expect(texts("balance-figure")).toMatch(/α = 0\.2: 0\.40, .*α = 1: 0\.87/);
    expect(texts("exploration-figure")).toMatch(/100 steps: 2\.0 %/);
  });
});

describeRun("05x-dreamer-v2-more", (texts) => {
  it("finds straight-through off where the loss bends, and a bound that minds names", () => {
    expect(texts("x-bias-figure")).toMatch(/off by 2 % of the gradient's length at β = 0\.05 and by 62 %/);
    expect(texts("x-mixtures-figure")).toMatch(/At d = −2 the divergence is 0\.0 nats and the bound 32\.0/);
  });
});
