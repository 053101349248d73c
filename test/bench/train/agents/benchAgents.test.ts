import { dreamerV1Paper } from "lib/agents/dreamerV1/presets";
import { dreamerV2Atari } from "lib/agents/dreamerV2/presets";
import { benchAgents } from "./benchAgents";

describe("benchAgents", () => {
  it("have the papers' networks where they are large", () => {
    expect(benchAgents.dreamerV1("large").config.world).toEqual(dreamerV1Paper.world);
    expect(benchAgents.dreamerV2("large").config.world).toEqual(dreamerV2Atari.world);
  });

  it("learn as the papers' agents do at every size, but for ε, which is where PyTorch has it", () => {
    for (const [create, { modelLoss, behaviour, optimiser }] of [
      [benchAgents.dreamerV1, dreamerV1Paper],
      [benchAgents.dreamerV2, dreamerV2Atari],
    ] as const) {
      const { config } = create("large");
      expect(config.modelLoss).toEqual(modelLoss);
      expect(config.behaviour).toEqual(behaviour);
      expect(create("tiny").config.optimiser).toEqual({ ...optimiser, form: "pytorch" });
    }
  });

  it("are as small as their size says", () => {
    const { config } = benchAgents.dreamerV2("tiny");
    const { world, behaviour, schedule } = config;
    expect([world.rssm.stochSize, world.rssm.latent]).toEqual([64, { kind: "categorical", classes: 8 }]);
    expect([world.continues?.units, behaviour.actor.units, behaviour.horizon]).toEqual([8, 8, 4]);
    expect([schedule.batchSize, schedule.batchLength]).toEqual([2, 3]);
  });
});
