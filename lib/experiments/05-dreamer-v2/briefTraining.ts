import { briefSettings, runBriefly } from "../../agents/dreamer/runBriefly";
import { DreamerV2Agent } from "../../agents/dreamerV2/agent";
import { catchTiny } from "../../agents/dreamerV2/presets";
import type { Measured } from "../../agents/training/agent";
import { mergeConfig } from "../../core/config";
import type { RemoteWorld } from "../../envs/remoteEnvironment";
import { equationsOf, type ModelAnswers } from "./ownEquations";

/** States of four choices between four. */
const config = mergeConfig(mergeConfig(catchTiny, briefSettings), {
  world: { rssm: { stochSize: 16, latent: { classes: 4 } } },
});

/** A training of a second by a student's equations, in worlds that others keep: see `runBriefly`. */
export function briefTraining(own: ModelAnswers, worlds: readonly RemoteWorld[], seed: number): Measured {
  const equations = equationsOf(own);
  return runBriefly(
    (layout) => new DreamerV2Agent({ config, layout, seed, equations, engine: "eager" }),
    worlds,
    seed,
  );
}
