import { median } from "../../core/metrics";
import { datasetFolder, loadDataset, readDatasetFile } from "../../data/dataset";
import type { Answers05 } from "./answers";
import type { ForkLatents } from "../../agents/forkModel";
import { futuresOf, side } from "./forkPictures";

/** A recorded training of a model of the fork. */
export interface ForkRun {
  readonly latents: ForkLatents;
  /** α; a model of normals has none. */
  readonly balance: number;
  readonly seed: number;
  readonly weights: number;
  /** At the end, nats a step. */
  readonly loss: number;
}

/** What is measured of imagined walks, by the student's functions. */
export type Measures = Pick<Answers05, "crispness" | "modeShares" | "standardErrorsOff">;

/** The trainings of datasets/fork-models, and how many walks each imagined. */
export function forkRuns(): { steps: number; walks: number; runs: ForkRun[] } {
  const bytes = readDatasetFile(datasetFolder("fork-models"), "runs.json");
  return JSON.parse(Buffer.from(bytes).toString("utf8")) as ReturnType<typeof forkRuns>;
}

/** What each of them imagined after the fork, 0 to 1: [run][walk][3][256]. */
function imaginedWalks(): number[][][][] {
  const { data, shape } = loadDataset(datasetFolder("fork-models"), "walks.safetensors.gz").get("pictures")!;
  const [runs, walks, times] = shape;
  const picture = (i: number) =>
    Array.from(data.subarray(i * side * side, (i + 1) * side * side), (x) => x / 255);
  return Array.from({ length: runs }, (_, r) =>
    Array.from({ length: walks }, (_w, w) =>
      Array.from({ length: times }, (_t, t) => picture((r * walks + w) * times + t)),
    ),
  );
}

/** The first pictures behind the fork that the runs of one kind imagined. */
export function picturesBehind(latents: ForkLatents, balance?: number) {
  const all = imaginedWalks();
  return forkRuns().runs.flatMap((run, r) =>
    run.latents === latents && (balance === undefined || run.balance === balance)
      ? [{ run, walks: all[r], first: all[r].map(([picture]) => picture) }]
      : [],
  );
}

/** The student's measures of what a model imagined. @param pictures the first behind the fork, [N][256] */
export function measured(own: Measures, pictures: readonly (readonly number[])[]) {
  const crisp = pictures.map((picture) => own.crispness(picture));
  const [left] = own.modeShares(pictures, futuresOf(1));
  return {
    crispness: median(crisp),
    crisp: crisp.filter((x) => x >= 0.9).length / crisp.length,
    left,
    off: own.standardErrorsOff(left, 1 / 2, pictures.length),
    all: crisp,
  };
}
