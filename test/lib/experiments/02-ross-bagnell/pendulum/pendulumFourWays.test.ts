import { pendulumFourWays, runOf } from "lib/experiments/02-ross-bagnell/pendulum/pendulumFourWays";
import {
  drawFourWays,
  drawPendulumModels,
  swings,
} from "lib/experiments/02-ross-bagnell/pendulum/pendulumFourWaysDrawing";
import { answers } from "../answers";
import { inOneLine, shownBy } from "../shownBy";

const fourWays = pendulumFourWays(answers);

describe("runOf", () => {
  it("finds a run by its kind and seed, and refuses one that is not there", () => {
    expect(runOf(fourWays.runs, "learner", 3)).toMatchObject({ kind: "learner", seed: 3 });
    expect(() => runOf(fourWays.runs, "learner", 11)).toThrow(RangeError);
  });
});

describe("drawFourWays", () => {
  it("shows the medians of rounds 0, 1 and 10", async () => {
    expect(await shownBy(() => drawFourWays(fourWays))).toEqual([
      expect.stringContaining(
        "expert: 116, 116, 116; exploration: 65.0, 65.0, 65.0; learner: 124, 168, 1.00; both: 116, 1.00, 0.994.",
      ),
    ]);
  });

  it("shows the prediction beside the outcome", async () => {
    const [text] = await shownBy(() => drawFourWays(fourWays, "exploration"));
    expect(text).toMatch(/0\.994\. The costliest last policy: you predicted exploration; it is expert\.$/);
  });
});

describe("drawPendulumModels", () => {
  it("shows the smallest loss beside the slope furthest from 0.490", async () => {
    const [text] = await shownBy(() => drawPendulumModels(fourWays));
    expect(text).toContain(
      "expert 2.00e-4 0.040 116.5 119 exploration 4.75e-2 0.148 64.99 72.6 " +
        "learner 2.10e-4 0.487 1.000 169 both 2.01e-4 0.429 0.9940 119",
    );
  });
});

describe("swings", () => {
  it("shows two pendulums that fall and two that stay up", () => {
    expect(inOneLine(swings(fourWays).alt)).toEqual(
      "Four pendulums, pushed by 0.25 rad: expert falls after 23 steps; exploration falls after 58 steps; " +
        "learner stays up; both stays up.",
    );
  });
});
