import { Rng } from "lib/core/rng";
import { arcadeGames, seenArcade } from "lib/envs/arcade/arcade";

describe("seenArcade", () => {
  it.each([
    ["breakout", 3],
    ["freeway", 3],
    ["space-invaders", 4],
    ["seaquest", 6],
    ["asterix", 5],
  ] as const)("shows %s as 16 × 16 grey pixels and takes %p choices", (name, n) => {
    const { observationSpace, actionSpace } = seenArcade(name);
    expect(observationSpace).toMatchObject({ kind: "image", shape: [16, 16, 1] });
    expect(actionSpace).toMatchObject({ kind: "discrete", n });
    expect(arcadeGames[name]().actions).toHaveLength(n);
  });

  it("has larger pictures and colours where they are asked for", () => {
    expect(seenArcade("breakout", { pixels: 32, channels: 3 }).observationSpace.shape).toEqual([32, 32, 3]);
  });

  it("truncates freeway after 2500 steps, or where asked", () => {
    const steps = (environment: ReturnType<typeof seenArcade>) => {
      environment.reset(new Rng(1));
      for (let t = 1; ; t++) if (environment.step(1).truncated) return t;
    };
    expect(steps(seenArcade("freeway", { pixels: 10 }))).toBe(2500);
    expect(steps(seenArcade("freeway", { horizon: 7 }))).toBe(7);
  });

  it("does not hear one action in ten, unless told otherwise", () => {
    const unheard = (sticky?: number) => {
      const environment = seenArcade("freeway", { pixels: 10, sticky });
      environment.reset(new Rng(1));
      let count = 0;
      for (let t = 0; t < 1000; t++) if (environment.step(t % 3).info.taken !== t % 3) count++;
      return count / 1000;
    };
    expect(unheard()).toBeCloseTo(0.1, 1);
    expect(unheard(0)).toBe(0);
  });

  it.each([
    [undefined, 9],
    [false, 10],
  ])("becomes harder unless told otherwise: ramp %p", (ramp, comeEvery) => {
    const environment = seenArcade("asterix", { ramp, pixels: 10 });
    const rng = new Rng(1);
    for (let t = 0; t < 120; t++) {
      if (t === 0) environment.reset(rng);
      if (environment.step(0).terminated) t = -1;
    }
    expect(JSON.stringify(environment.state)).toContain(`"comeEvery":${comeEvery}`);
  });
});
