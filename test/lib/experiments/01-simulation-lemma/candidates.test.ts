import { compareCandidates, tabulateCandidates } from "lib/experiments/01-simulation-lemma/candidates";
import { momentLoss } from "lib/tabular/momentLoss";
import { oneStepLoss } from "lib/tabular/oneStepLoss";
import { published, textOf } from "../../jupyter/display/published";

const own = { oneStepLoss, momentLoss };

describe("compareCandidates", () => {
  it.each([2, 5, 8])("has the closed forms of Two Corridors(%i)", (K) => {
    const [A, B] = compareCandidates(K, own).candidates;
    expect([A.l1, A.zeroOne, A.moment].map((x) => x * K)).toEqual(
      [2, 1, K - 1].map((x) => expect.closeTo(x, 9)),
    );
    expect([B.l1, B.zeroOne, B.moment].map((x) => x * K)).toEqual(
      [2 * (K - 1), K - 1, 0].map((x) => expect.closeTo(x, 9)),
    );
    expect([A.promisedCost, A.realCost, B.promisedCost, B.realCost]).toEqual([0, K - 1, 0, 0]);
  });
});

describe("tabulateCandidates", () => {
  it("shows both, and the bets under them", () => {
    const bets = { lowerLoss: "A", betterPolicy: "B" };
    const [table] = published(() => tabulateCandidates(compareCandidates(5, own), bets));
    const text = textOf(table, "text/plain");
    expect(text).toContain("Two Corridors(5), half expert and half learner data");
    expect(text).toMatch(/^A +0\.400 +0\.200 +1\.33 +0\.800 +0 +4$/m);
    expect(text).toMatch(/^B +1\.60 +0\.800 +5\.15 +0 +0 +0$/m);
    expect(text).toContain("Your bets: lower loss A, better policy B.");
  });
});
