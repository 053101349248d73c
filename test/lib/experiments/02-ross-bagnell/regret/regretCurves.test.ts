import { theoremCurves } from "lib/experiments/02-ross-bagnell/regret/regret";
import { drawRegret, regretCurves } from "lib/experiments/02-ross-bagnell/regret/regretCurves";
import { drawTheorem } from "lib/experiments/02-ross-bagnell/regret/theoremDrawing";
import { answers } from "../answers";
import { shownBy } from "../shownBy";

describe("drawTheorem", () => {
  it("shows bounds that fall, and policies far below them", async () => {
    const [text] = await shownBy(() => drawTheorem(theoremCurves(1, 50)));
    expect(text).toMatch(
      /After 50 rounds the bound is 1\.65 and the shortfall 0\.0048; .* the bound is 2\.72\./,
    );
  });
});

describe("drawRegret", () => {
  it("shows a regret that falls, below line 2, below line 3", async () => {
    const curves = regretCurves(answers);
    const [text] = await shownBy(() => drawRegret(curves));
    expect(text).toMatch(/from 3\.5e-4 at N = 1 to 4\.0e-6 at N = 100,/);
    curves.regret.forEach((regret, i) => {
      expect(regret).toBeLessThanOrEqual(curves.line2[i] * (1 + 1e-9));
      expect(curves.line2[i]).toBeLessThanOrEqual(curves.line3[i]);
    });
  });
});
