import { Rng } from "lib/core/rng";
import { fly } from "lib/envs/helicopter/helicopter";
import { noseInFunnel } from "lib/envs/helicopter/helicopterFunnel";
import { deviate, deviationFrom, flyDeviation } from "lib/envs/helicopter/helicopterTarget";

const funnel = noseInFunnel(5, 1);
const draw = (rng: Rng, n: number, scale: number) => Array.from({ length: n }, () => rng.normal(0, scale));

function expectClose(x: readonly number[], y: readonly number[], digits = 11): void {
  expect(x).toHaveLength(y.length);
  x.forEach((entry, i) => expect(entry).toBeCloseTo(y[i], digits));
}

describe("deviate", () => {
  it("is undone by deviationFrom, at any time", () => {
    const rng = new Rng("inverse");
    for (const time of [0, 0.1, 3, 20]) {
      const deviation = draw(rng, 12, 0.5);
      expectClose(deviationFrom(funnel, deviate(funnel, deviation, time), time), deviation);
    }
  });

  it("measures along axes that turn with the target: 1 m outwards is to the east after a quarter", () => {
    const { position } = deviate(funnel, [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], Math.PI / 2);
    expectClose(position, [0, 6, 0]);
  });
});

describe("flyDeviation", () => {
  it("is the same at every time", () => {
    const rng = new Rng("time");
    for (const time of [0.7, 4, 19]) {
      const [deviation, action, gust] = [draw(rng, 12, 0.5), draw(rng, 4, 0.1), draw(rng, 6, 1)];
      const controls = funnel.trim.map((control, i) => control + action[i]);
      const next = fly(deviate(funnel, deviation, time), controls, gust);
      expectClose(flyDeviation(funnel, deviation, action, gust), deviationFrom(funnel, next, time + 0.1));
    }
  });
});
