import { briefSettings, runBriefly } from "../../agents/dreamer/runBriefly";
import { DreamerV1Agent } from "../../agents/dreamerV1/agent";
import { type DreamerV1Config } from "../../agents/dreamerV1/config";
import { catchTiny } from "../../agents/dreamerV1/presets";
import type { Measured } from "../../agents/training/agent";
import { mergeConfig } from "../../core/config";
import type { RemoteWorld } from "../../envs/remoteEnvironment";
import { equationsOf, type TrainingAnswers } from "./ownEquations";

const config: DreamerV1Config = mergeConfig(catchTiny, briefSettings);

/** A training of a second by a student's equations, in worlds that others keep: see `runBriefly`. */
export function briefTraining(own: TrainingAnswers, worlds: readonly RemoteWorld[], seed: number): Measured {
  const equations = equationsOf(own);
  return runBriefly(
    (layout) => new DreamerV1Agent({ config, layout, seed, equations, engine: "eager" }),
    worlds,
    seed,
  );
}
