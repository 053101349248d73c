import type { DreamerConfig } from "../agents/dreamer/config";
import { atariSoon, atariTiny, dreamerV2Atari } from "../agents/dreamerV2/presets";
import { GymnasiumBatch } from "../envs/gymnasium/gymnasiumBatch";
import { gymnasiumPython } from "../setup/gymnasium/gymnasiumVenv";
import { UsageError } from "../setup/shared/command";
import { dreamerV2Preset, type Presets } from "./agents";
import type { Task } from "./tasks";

const presets: Presets = {
  dreamerV2: {
    tiny: dreamerV2Preset(atariTiny),
    soon: dreamerV2Preset(atariSoon),
    paper: dreamerV2Preset(dreamerV2Atari),
  },
};

/** How names of such tasks begin. */
export const gymnasiumPrefix = "gymnasium:";

/** Actions of Atari's console. */
const allActions = 18;

/** Environments that show pictures, as large as the settings ask for where they are Atari's, and with all of its actions where they ask
 *  for 18. They share a process. */
function picturesOf(id: string, { world: { imageSize, channels, actionSize }, schedule }: DreamerConfig) {
  const atari = { size: imageSize, grey: channels === 1, allActions: actionSize === allActions };
  const { environments, observationSpace } = new GymnasiumBatch({
    python: gymnasiumPython(),
    id,
    count: schedule.environments,
    atari,
  });
  const [side] = observationSpace.shape;
  if (observationSpace.kind === "image" && side === imageSize && observationSpace.channels === channels)
    return environments;
  throw new UsageError(
    `--env: ${gymnasiumPrefix}${id} must show ${imageSize} × ${imageSize} pixels in ${channels === 1 ? "grey" : "colour"}, got ${observationSpace.description}`,
  );
}

/** Training on an environment of Gymnasium. A preset needs choices, and no action repeat: Atari's frames are skipped already. */
export function gymnasiumTask(id: string): Task {
  const environments = async (config: DreamerConfig) => picturesOf(id, config);
  return { title: `${id}, Gymnasium`, environments, presets, envSteps: 1_000_000 };
}
