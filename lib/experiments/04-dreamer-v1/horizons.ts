import type { PromisedAndReal } from "../../agents/horizonSweep";
import { datasetFolder, readDatasetFile } from "../../data/dataset";
import { figure } from "../../jupyter/display/figure";
import { captionAt, type Prediction, verdict } from "../../jupyter/teaching/outcome";
import type { Answers04 } from "./answers";

interface RecordedRun extends PromisedAndReal {
  readonly horizon: number;
  readonly seed: number;
}

/** Recorded trainings of Dreamer on Catch, each of as many updates. */
export interface RecordedRuns {
  readonly updates: number;
  readonly runs: readonly RecordedRun[];
}

/** The trainings of datasets/dreamer-v1-catch. */
export function recordedRuns(): RecordedRuns {
  const bytes = readDatasetFile(datasetFolder("dreamer-v1-catch"), "horizons.json");
  return JSON.parse(Buffer.from(bytes).toString("utf8")) as RecordedRuns;
}

const unique = (numbers: number[]): number[] => [...new Set(numbers)];

/** The student's sweep over the recorded trainings. */
export function horizonRuns(horizonSweep: Answers04["horizonSweep"]) {
  const { updates, runs } = recordedRuns();
  const horizons = unique(runs.map(({ horizon }) => horizon));
  const run = (horizon: number, seed: number): PromisedAndReal => {
    const found = runs.find((one) => one.horizon === horizon && one.seed === seed);
    if (!found)
      throw new RangeError(`run: there is no recorded training with horizon ${horizon} and seed ${seed}`);
    return { promised: found.promised, real: found.real };
  };
  return { updates, horizons, ...horizonSweep(run, horizons, unique(runs.map(({ seed }) => seed))) };
}

/** Draws it. @param prediction the horizon with which the agent gets least */
export function drawHorizons(
  { updates, horizons, promised, real, best }: ReturnType<typeof horizonRuns>,
  prediction?: Prediction,
): void {
  const x = horizons.map((_, i) => i);
  const fewest = horizons[real.indexOf(Math.min(...real))];
  const said = verdict("Catches fewest with", prediction, String(fewest));
  const told = (numbers: number[]) => numbers.map((y) => y.toFixed(2)).join(", ");
  figure(
    [
      { name: "promised: what the agent imagines to get", x, y: promised, mode: "lines+markers" },
      { name: "real: what it then gets", x, y: real, mode: "lines+markers" },
    ],
    {
      title: `Return of the first picture after ${updates} updates, by how far the agent imagines`,
      xaxis: { title: "imagined steps H", tickvals: x, ticktext: horizons.map(String) },
      yaxis: { title: "discounted return" },
      annotations: said === "" ? [] : [captionAt(said, 0.6, 0.15)],
    },
    {
      alt: `With ${horizons.join(", ")} imagined steps the agent promises ${told(promised)} and gets ${told(real)}. Best: ${best}.${said && ` ${said}`}`,
      height: 360,
    },
  );
}
