import { drawShakingHands, shakingHands } from "lib/experiments/02-ross-bagnell/pendulum/shakingHands";
import { answers } from "../answers";
import { shownBy } from "../shownBy";

const hands = shakingHands(answers);

describe("shakingHands", () => {
  it("has a condition number of rounding without noise, and a worst seed that is near J* from 0.3 on only", () => {
    expect(hands.conditions[0]).toBe(1e17);
    expect(Math.max(...hands.conditions.slice(1))).toBeLessThan(150);
    expect(hands.worstCosts.map((cost) => cost < 1.05)).toEqual(hands.noises.map((noise) => noise >= 0.3));
  });
});

describe("drawShakingHands", () => {
  it("shows at first what no noise leads to", async () => {
    const shown = await shownBy(() => drawShakingHands(hands).drawn);
    expect(shown.at(-1)).toBe(
      "Batch learning from an expert whose hand shakes with 0: condition number 1e+17, cost 116 J*, of the worst seed 118.",
    );
  });

  it("shows a predicted noise as a line", async () => {
    const shown = await shownBy(() => drawShakingHands(hands, 0.1).drawn);
    expect(shown.at(-1)).toMatch(/of the worst seed 118\. You predicted that 0\.1 is enough\.$/);
  });
});
