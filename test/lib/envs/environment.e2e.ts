import { Rng } from "lib/core/rng";
import { episodeRng } from "lib/envs/environment";
import { describeEnvironment } from "./environmentContract";
import { environments } from "./environments";

for (const { name, create } of environments) describeEnvironment(name, create);

describe("episodeRng", () => {
  it("is another one at every call, and the same ones for the same generator", () => {
    const draws = (rng: Rng) => Array.from({ length: 5 }, () => episodeRng(rng).uniform());
    expect(new Set(draws(new Rng(1))).size).toBe(5);
    expect(draws(new Rng(1))).toEqual(draws(new Rng(1)));
  });

  it("begins other episodes of a world with a random start, reset by reset", () => {
    const pendulum = environments.find(({ name }) => name === "pendulum")!.create();
    const rng = new Rng(1);
    const starts = Array.from({ length: 5 }, () => String(pendulum.reset(rng).observation));
    expect(new Set(starts).size).toBe(5);
  });
});
