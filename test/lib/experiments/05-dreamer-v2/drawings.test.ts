import { arcadeTrainings, drawArcade } from "lib/experiments/05-dreamer-v2/arcade";
import { drawBeliefsMeet, meeting } from "lib/experiments/05-dreamer-v2/beliefsMeet";
import { drawnStates, drawShares, showDraws } from "lib/experiments/05-dreamer-v2/draws";
import { drawExploration, exploration, showKeyDoor } from "lib/experiments/05-dreamer-v2/exploration";
import { drawAverages, showFork } from "lib/experiments/05-dreamer-v2/forkPictures";
import { drawLatentCells } from "lib/experiments/05-dreamer-v2/latentCells";
import { drawMixtures } from "lib/experiments/05-dreamer-v2/mixtureNames";
import { showMontezuma } from "lib/experiments/05-dreamer-v2/montezuma";
import { drawPriceOfOneMode } from "lib/experiments/05-dreamer-v2/priceOfOneMode";
import { drawMedians } from "lib/experiments/05-dreamer-v2/scores";
import { compareGradients, drawBias } from "lib/experiments/05-dreamer-v2/straightThroughBias";
import { showWhoMoves } from "lib/experiments/05-dreamer-v2/whoMovesTable";
import { exactGradient, straightThroughMean, twoSampleGradient } from "lib/nn/discrete/discreteGradients";
import { balanceGradients } from "lib/objectives/balanceGradients";
import { mixtureKlBound, mixtureLogDensity } from "lib/objectives/mixtures";
import * as tf from "lib/tensor/tf";
import { published, textOf } from "../../jupyter/display/published";
import { shownBy } from "../02-ross-bagnell/shownBy";
import { answers } from "./answers";

beforeAll(() => tf.ready());

describe("drawMedians", () => {
  it("tells the five medians, and means that a few games make", async () => {
    const [said] = await shownBy(() => drawMedians(answers));
    expect(said).toMatch(/DQN 0\.65 .*C51 1\.09 .*IQN 1\.29 .*Rainbow 1\.47 .*DreamerV2 2\.23 \(4\d\.\d\)/);
  });
});

describe("the pictures of the Fork", () => {
  it("are two walks, and their average has no pixel brighter than ½", async () => {
    expect((await shownBy(showFork))[0]).toMatch(/two walks of the Fork/);
    expect((await shownBy(() => drawAverages(answers.averageFuture)))[0]).toMatch(/brightest pixel 0\.50\./);
  });
});

describe("drawArcade", () => {
  it("tells how far four trainings of each kind came in two games", async () => {
    const [said] = await shownBy(drawArcade);
    expect(said).toMatch(
      /end of breakout .* is 8\.0 with choices and 7\.2 with normals\. .*freeway .* is 27\.2 with choices and 14\.8 /,
    );
  });

  it("draws what was trained from seeds 1 to 4, from nothing on", () => {
    const trainings = arcadeTrainings();
    for (const env of ["breakout", "freeway"])
      for (const preset of ["tiny", "gaussian"]) {
        const own = trainings.filter((training) => training.env === env && training.preset === preset);
        expect(own.map(({ seed }) => seed)).toEqual([1, 2, 3, 4]);
        for (const { curve } of own) expect([curve.length, curve[0][1] < 3]).toEqual([40, true]);
      }
  });
});

describe("drawPriceOfOneMode", () => {
  it("tells 1.424 nats against −0.190", async () => {
    const [said] = await shownBy(() => drawPriceOfOneMode(answers, 1));
    expect(said).toMatch(/normal pays 1\.424 nats, a mixture of two −0\.190\./);
    expect(said).toMatch(/you predicted 1; it is 1\.61 nats\.$/);
  });
});

describe("showWhoMoves", () => {
  it("tells who moves: nobody's pull at the ends, α of it in between", async () => {
    const moves = (q: tf.Tensor, p: tf.Tensor, balance: number) =>
      balanceGradients(answers.klBalance, q, p, balance);
    const before = tf.memory().numTensors;
    const [said] = await shownBy(() => showWhoMoves(moves));
    expect(tf.memory().numTensors).toBe(before);
    const rows = [...said.matchAll(/(0|0\.5|0\.8|1) (0|\d+\.\d+) (0|\d+\.\d+)(?= |$)/g)].map((row) => row.slice(1).map(Number)); // prettier-ignore
    expect(rows.map(([, prior, posterior]) => [prior === 0, posterior === 0])).toEqual([
      [true, false],
      [false, false],
      [false, false],
      [false, true],
    ]);
    expect(rows[2][1] / rows[3][1]).toBeCloseTo(0.8, 2);
  });
});

describe("the draws", () => {
  it("light 32 of 1,024 cells, one in each row", async () => {
    const states = drawnStates(answers.sampleOneHotSt);
    for (const cells of states)
      expect(cells.map((row) => row.reduce((a, b) => a + b))).toEqual(Array(32).fill(1));
    expect((await shownBy(() => showDraws(answers.sampleOneHotSt)))[0]).toMatch(
      /32, 32, 32 of 1,024 cells are lit/,
    );
  });

  it("come as often as they should", async () => {
    const [said] = await shownBy(() => drawShares(answers.sampleOneHotSt));
    for (const [, share, p] of said.matchAll(/(0\.\d+) of (0\.\d+)/g))
      expect(Math.abs(Number(share) - Number(p))).toBeLessThan(0.04);
  });
});

describe("drawLatentCells", () => {
  it("draws a path of as many squares as are lit, in the colour of the text, with its alternative text", () => {
    const cells = [[0, 1, 0], [1, 0, 0]]; // prettier-ignore
    const [shown] = published(() => drawLatentCells([{ label: "a <b>", cells }], "two of six cells"));
    const html = textOf(shown, "text/html");
    expect(html.match(/M\d+ \d+h/g)).toEqual(["M6 0h", "M0 6h"]);
    expect(html).toContain('aria-label="two of six cells"');
    expect(html).toContain("a &lt;b&gt;");
    expect(html).not.toMatch(/#[0-9a-f]{3}/);
    expect(textOf(shown, "text/plain")).toBe("two of six cells");
  });
});

describe("drawBeliefsMeet", () => {
  it("lets the posterior give way the more the smaller α is, and never at 1", async () => {
    const sure = [0.2, 0.5, 0.8, 1].map((balance) => meeting(answers.balanceStep, balance).sure.at(-1)!);
    expect(sure).toEqual([...sure].sort((a, b) => a - b));
    expect(sure[0]).toBeLessThan(0.75);
    expect(sure[3]).toBe(meeting(answers.balanceStep, 1).sure[0]);
    const [said] = await shownBy(() => drawBeliefsMeet(answers.balanceStep, "0.8"));
    expect(said).toMatch(/you predicted 0\.8; it is 0\.2\.$/);
  });
});

describe("exploration", () => {
  const rows = exploration(answers);

  it("agrees with the simulation within three standard errors wherever something is found", () => {
    for (const { chance, off } of rows.filter((row) => row.chance * 4000 > 5))
      expect([chance, Math.abs(off) < 3]).toEqual([chance, true]);
  });

  it("finds the goal in 2 of 100 episodes of 100 steps", async () => {
    expect(rows.find(({ steps }) => steps === 100)!.chance).toBeCloseTo(0.0196, 4);
    expect((await shownBy(() => drawExploration(rows, 5)))[0]).toMatch(/you predicted 5; it is 1\.96 %/);
    expect((await shownBy(showKeyDoor))[0]).toMatch(/the agent at the bottom left, a key at the top left/);
  });
});

describe("showMontezuma", () => {
  it("tells what is published, of all settings", async () => {
    const [said] = await shownBy(showMontezuma);
    expect(said).toMatch(/Rainbow 500 .*settings of all games 129\.1 .*2450 .*2544 .*DreamerV3 1840/);
  });
});

describe("drawBias", () => {
  const own = { exactGradient, straightThroughMean, twoSampleGradient };

  it("finds straight-through nearly exact for a straight line and biased for a bent one, pairs not", async () => {
    const [straight, bent] = [0.05, 2].map((beta) => compareGradients(own, beta));
    expect(straight.throughOff).toBeLessThan(0.05);
    expect(bent.throughOff).toBeGreaterThan(0.2);
    for (const { pairsOff, pairSpread } of [straight, bent])
      expect(pairsOff).toBeLessThan((4 * pairSpread) / Math.sqrt(4000));
    expect((await shownBy(() => drawBias(own)))[0]).toMatch(/a single pair is off by \d+ %/);
  });
});

describe("drawMixtures", () => {
  it("tells a bound of 32 nats between two names of one mixture", async () => {
    const [said] = await shownBy(() => drawMixtures({ mixtureLogDensity, mixtureKlBound }));
    expect(said).toMatch(
      /At d = −2 the divergence is 0\.0 nats and the bound 32\.0; .*at d = 2 both are 0\.0\.$/,
    );
  });
});
