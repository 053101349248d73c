import { nativeBinding } from "./backend";

/** Writes numbers that TensorBoard shows as curves. */
export interface SummaryWriter {
  scalar(name: string, value: number, step: number): void;
  /** Sends to the disk what is held back. */
  flush(): void;
}

/** tfjs-node's part for TensorBoard. */
interface TensorBoardModule {
  readonly node: { summaryFileWriter(folder: string): SummaryWriter };
}

/** A writer of TensorBoard's event files in a folder, which TensorFlow's native library writes; undefined where that is not there. */
export function summaryWriter(folder: string): SummaryWriter | undefined {
  if (!nativeBinding()) return undefined;
  return (require("@tensorflow/tfjs-node-gpu") as TensorBoardModule).node.summaryFileWriter(folder);
}
