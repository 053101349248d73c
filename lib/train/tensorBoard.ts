import type { RunProgress } from "../agents/training/runProgress";
import { summaryWriter } from "../tensor/summaryWriter";

/** Names and numbers of a look at a training, by TensorBoard's groups. */
function scalarsOf({ meanReturn, episodes, metrics }: RunProgress): Record<string, number> {
  const learning = Object.entries(metrics).map(([name, value]) => [`learning/${name}`, value] as const);
  return { "acting/meanReturn": meanReturn, "acting/episodes": episodes, ...Object.fromEntries(learning) };
}

/** Writes each look at a training as event files that TensorBoard shows, over environment steps; nothing where the native library is not there. */
export function tensorBoardWriter(folder: string): { show(at: RunProgress): void; flush(): void } {
  const writer = summaryWriter(folder);
  return {
    show(at) {
      for (const [name, value] of Object.entries(scalarsOf(at)))
        if (Number.isFinite(value)) writer?.scalar(name, value, at.envSteps);
    },
    flush: () => writer?.flush(),
  };
}
