import { identity } from "lib/core/matrix";
import { Rng } from "lib/core/rng";
import { noseInFunnel } from "lib/envs/helicopter/helicopterFunnel";
import { flyDeviation } from "lib/envs/helicopter/helicopterTarget";
import { createHelicopterWorld, helicopterCost } from "lib/envs/helicopter/helicopterWorld";

const hover = noseInFunnel(0, 0);
const onTarget = new Array<number>(12).fill(0);
const trimmed = [0, 0, 0, 0];
const shifted = (metres: number) => [metres, ...onTarget.slice(1)];
const spread = (x: number[]) => Math.sqrt(x.reduce((total, entry) => total + entry * entry, 0) / x.length);

describe("createHelicopterWorld", () => {
  it("starts with deviations of standard deviation 0.2", () => {
    const rng = new Rng("start");
    const starts = Array.from({ length: 500 }, () => createHelicopterWorld(hover).reset(rng)).flat();
    expect(starts).toHaveLength(6000);
    expect(Math.abs(spread(starts) - 0.2)).toBeLessThan(0.01);
  });

  it("charges ‖deviation‖² + ‖action‖², at most 25", () => {
    const world = createHelicopterWorld(hover);
    const cost = (deviation: number[], action: number[]) => world.step(deviation, action, new Rng(1)).cost;
    expect(cost(shifted(3), [0, 0.5, 0, 2])).toBeCloseTo(9 + 0.25 + 4, 12);
    expect(cost(shifted(4), [3, 1, 0, 0])).toBe(25);
    expect(helicopterCost).toEqual({ Q: identity(12), R: identity(4) });
  });

  it("blows gusts of a third of the published standard deviations, that differ from step to step", () => {
    const world = createHelicopterWorld(hover);
    const rng = new Rng("gusts");
    const rates = Array.from({ length: 2000 }, () => world.step(onTarget, trimmed, rng).next[9]);
    const expected = (0.1508 / 3 / 12.78) * (1 - (1 - 0.1278) ** 10);
    expect(Math.abs(spread(rates) / expected - 1)).toBeLessThan(0.06);
  });

  it("ends at the step that takes it further than 5 from the target", () => {
    const world = createHelicopterWorld(hover);
    const away = (metres: number) => [metres, 0, 0, 1, ...onTarget.slice(4)];
    expect(world.step(away(4.7), trimmed, new Rng(1)).terminated).toBe(false);
    expect(world.step(away(4.9), trimmed, new Rng(1)).terminated).toBe(true);
  });

  it("lies where it crashed and costs 25 a step if asked to", () => {
    const world = createHelicopterWorld(hover, { afterCrash: "lie" });
    const wreck = shifted(5.5);
    expect(world.step(wreck, trimmed, new Rng(1))).toEqual({ next: wreck, cost: 25, terminated: false });
    expect(world.step(shifted(4.99), trimmed, new Rng(1)).next).not.toEqual(shifted(4.99));
  });

  it("asks a model instead of the physics, without gusts, and takes a model's NaN for a crash", () => {
    const rng = new Rng(1);
    const before = rng.toJSON();
    const model = createHelicopterWorld(hover, {}, (x, u) => flyDeviation(hover, x, u));
    expect(model.step(shifted(1), trimmed, rng).next).toEqual(flyDeviation(hover, shifted(1), trimmed));
    expect(rng.toJSON()).toEqual(before);
    const broken = createHelicopterWorld(hover, { afterCrash: "lie" }, () => shifted(NaN));
    const { next } = broken.step(onTarget, trimmed, rng);
    expect(broken.step(next, trimmed, rng).cost).toBe(25);
  });

  it("refuses settings that it does not know", () => {
    expect(() => createHelicopterWorld(hover, { cap: 3 } as object)).toThrow("unknown key cap");
  });
});
