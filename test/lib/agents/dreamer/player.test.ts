import { type DreamerV1Agent } from "lib/agents/dreamerV1/agent";
import { allocate } from "lib/data/columns";
import { Rng } from "lib/core/rng";
import { mapLeaves } from "lib/tensor/records";
import * as tf from "lib/tensor/tf";
import { disposeAgents, smallAgent, smallConfig, smallLayout } from "./small";

const batch = () => ({ batchSize: 2, batchLength: 4, ...allocate(smallLayout, 8) });

beforeAll(() => tf.ready());
afterEach(disposeAgents);

describe("Player", () => {
  const sight = (seed: number, first: number) => {
    const rng = new Rng(seed);
    return { observation: Array.from({ length: 2 * 64 }, () => rng.integer(256)), isFirst: [first, first] };
  };
  const player = (agent: DreamerV1Agent, explores: boolean, seed = 1) =>
    agent.player({ worlds: 2, rng: new Rng(seed), explores });
  const acts = (chooser: ReturnType<typeof player>) =>
    [1, 2, 3].map((seed, t) => Array.from(chooser.act(sight(seed, t === 0 ? 1 : 0))));

  it("that does not explore chooses the same twice, whatever its generator", () => {
    const agent = smallAgent();
    expect(acts(player(agent, false, 1))).toEqual(acts(player(agent, false, 2)));
  });

  it("that explores draws: the same from the same generator, something else from another", () => {
    const agent = smallAgent();
    const drawn = acts(player(agent, true, 1));
    expect(acts(player(agent, true, 1))).toEqual(drawn);
    expect(acts(player(agent, true, 2))).not.toEqual(drawn);
  });

  it("plays an episode the same after another one", () => {
    const used = player(smallAgent(), false);
    const before = acts(used);
    expect(acts(used)).toEqual(before);
  });

  it("remembers: what it chooses depends on what it saw before", () => {
    const agent = smallAgent();
    const [one, two] = [player(agent, false), player(agent, false)];
    one.act(sight(1, 1));
    two.act(sight(2, 1));
    expect(one.act(sight(3, 0))).not.toEqual(two.act(sight(3, 0)));
  });

  it("acts with the newest weights", () => {
    const agent = smallAgent({ config: smallConfig({ optimiser: { actorRate: 0.1 } }) });
    const before = acts(player(agent, false));
    agent.learn(batch(), false);
    expect(acts(player(agent, false))).not.toEqual(before);
  });

  it("leaves the actions alone that it gave: later ones are in memory of their own, captured or not", () => {
    for (const engine of ["eager", undefined] as const) {
      const chooser = player(smallAgent({ engine }), true);
      const given = [0, 1, 2, 3, 4, 5].map((seed) => chooser.act(sight(seed, 0)));
      const copies = given.map((actions) => Array.from(actions));
      for (let seed = 10; seed < 16; seed++) chooser.act(sight(seed, 0));
      expect(given.map((actions) => Array.from(actions))).toEqual(copies);
      expect(new Set(copies.map(String)).size).toBe(6);
    }
  });

  it("goes on from what another has lent", () => {
    const agent = smallAgent();
    const [one, two] = [player(agent, false), player(agent, false)];
    one.act(sight(1, 1));
    two.restore(
      one.lend((carried) => mapLeaves(carried, (leaf) => tf.clone(leaf))),
      new Rng(1),
    );
    expect(two.act(sight(3, 0))).toEqual(one.act(sight(3, 0)));
  });

  it("keeps no tensor of a step, and refuses sights of another size", () => {
    const chooser = player(smallAgent(), true);
    const after = () => {
      chooser.act(sight(1, 0));
      return tf.memory().numTensors;
    };
    expect(after()).toBe(after());
    expect(() => chooser.act({ observation: [1, 2, 3], isFirst: [1, 1] })).toThrow("3");
  });
});
