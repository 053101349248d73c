import type { DreamerConfig } from "../agents/dreamer/config";
import { atariTiny, dreamerV2Atari } from "../agents/dreamerV2/presets";
import type { Environment } from "../envs/environment";
import { GymnasiumBatch } from "../envs/gymnasium/gymnasiumBatch";
import { gymnasiumPython } from "../setup/gymnasium/gymnasiumVenv";
import { UsageError } from "../setup/shared/command";
import { dreamerV2Preset, type Presets } from "./agents";
import type { Task } from "./tasks";

const presets: Presets = {
  dreamerV2: { tiny: dreamerV2Preset(atariTiny), paper: dreamerV2Preset(dreamerV2Atari) },
};

/** How names of such tasks begin. */
export const gymnasiumPrefix = "gymnasium:";

/** Environments that are asked for one by one, all of a turn of the event loop from one call, since they share a process. */
function oneByOne(makeAll: (count: number) => readonly Environment[]): () => Promise<Environment> {
  let batch: Promise<readonly Environment[]> | undefined;
  let count = 0;
  return async () => {
    const index = count++;
    batch ??= new Promise((resolve) => setImmediate(resolve)).then(() => {
      const size = count;
      [batch, count] = [undefined, 0];
      return makeAll(size);
    });
    return (await batch)[index];
  };
}

/** So many environments that show pictures, as large as the settings ask for where they are Atari's. */
function picturesOf(id: string, { world: { imageSize, channels } }: DreamerConfig, count: number) {
  const atari = { size: imageSize, grey: channels === 1 };
  const { environments, observationSpace } = new GymnasiumBatch({
    python: gymnasiumPython(),
    id,
    count,
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
  const makers = new Map<DreamerConfig, () => Promise<Environment>>();
  const environment = (config: DreamerConfig) => {
    const known = makers.get(config) ?? oneByOne((count) => picturesOf(id, config, count));
    makers.set(config, known);
    return known();
  };
  return { title: `${id}, Gymnasium`, environment, presets, envSteps: 1_000_000 };
}
