import { Rng } from "lib/core/rng";
import { type RemoteWorld, remoteEnvironment } from "lib/envs/remoteEnvironment";
import { seenCatch } from "lib/envs/grids/catch";

/** Catch, kept elsewhere. */
function kept(seed: number): RemoteWorld {
  const [world, rng] = [seenCatch(), new Rng(seed)];
  return {
    begin: () => Array.from(world.reset(rng).observation),
    step(action) {
      const { observation, reward, terminated } = world.step(action);
      return { observation: Array.from(observation), reward, terminated };
    },
  };
}

describe("remoteEnvironment", () => {
  const made = () => remoteEnvironment(kept(1), seenCatch());

  it("plays as the world does that is kept elsewhere, to the end of an episode", () => {
    const [world, rng] = [seenCatch(), new Rng(1)];
    const environment = made();
    expect(environment.reset(new Rng(7)).observation).toEqual(world.reset(rng).observation);
    for (let over = false; !over;) {
      const [here, there] = [environment.step(2), world.step(2)];
      expect(here).toEqual({ ...there, info: {} });
      over = here.terminated;
    }
    expect(() => environment.step(2)).toThrow("the episode is over");
  });

  it("asks for a beginning first, and keeps no state", () => {
    const environment = made();
    expect(() => environment.step(1)).toThrow("no episode has begun");
    expect(() => environment.state).toThrow("its state stays with who keeps the world");
    expect(() => (environment.state = {})).toThrow("its state stays with who keeps the world");
  });
});
