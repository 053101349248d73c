import { median } from "../../../core/metrics";
import { datasetFolder } from "../../../data/dataset";
import { publishedScores } from "../../../data/publishedScores";
import { type RecordedTraining, recordedTrainings } from "../../../data/trainings";
import { figure } from "../../../jupyter/display/figure";

/** What V1's authors report in the end for a task of the control suite. */
const authors = (task: string): number => publishedScores("controlFromPixels").scores[task]["V1@5M"].mean;

/** Tasks, and the returns that are taken as all of it: an optimal controller's, or the authors'. */
const tasks = [
  {
    env: "blob-reach",
    name: "a blob, pushed to the middle",
    color: "#0072b2",
    dash: "solid",
    all: () => 48.1,
  },
  {
    env: "cart-pole-swing-up",
    name: "a cart-pole, swung up",
    color: "#d55e00",
    dash: "dash",
    all: () => authors("cartpole_swingup"),
  },
] as const;

/** A task with its trainings. */
type Shown = Omit<(typeof tasks)[number], "all"> & { all: number; own: RecordedTraining[] };

const percent = (meanReturn: number, all: number): number => (100 * meanReturn) / all;

const earned = (training: RecordedTraining): number => training.evaluation.likeliest;

/** How trainings of a task went, and what they earned afterwards. */
function tracesOf({ name, color, dash, all, own }: Shown) {
  const lines = own.map(({ curve, minutes, envSteps }, i) => ({
    x: curve.map(([steps]) => (minutes * steps) / envSteps),
    y: curve.map(([, meanReturn]) => percent(meanReturn, all)),
    name,
    mode: "lines" as const,
    line: { color, dash },
    showlegend: i === 0,
  }));
  const afterwards = {
    x: own.map(({ minutes }) => minutes),
    y: own.map((training) => percent(earned(training), all)),
    name: `${name}, afterwards`,
    mode: "markers" as const,
    marker: { color, size: 9, symbol: "circle" },
    showlegend: false,
  };
  return [...lines, afterwards];
}

/** Draws how Dreamer V1 learned tasks of motors from pixels on one core, seed by seed: the mean return of the last 100 episodes, and of
 *  its likeliest actions afterwards. */
export function drawTrainedHere(): void {
  const trainings = recordedTrainings(datasetFolder("dreamer-v1-control"));
  const shown = tasks.map<Shown>((task) => ({
    ...task,
    all: task.all(),
    own: trainings.filter(({ env }) => env === task.env),
  }));
  const ticks = [0.1, 0.3, 1, 3, 10, 30];
  figure(
    shown.flatMap(tracesOf),
    {
      title: "Dreamer V1 from pixels, on one core; dots: what it then earns",
      xaxis: { title: "minutes", type: "log", tickvals: ticks, ticktext: ticks.map(String) },
      yaxis: { title: "% of the best return", range: [0, 105] },
    },
    {
      alt: shown
        .map(({ name, all, own }) => {
          const minutes = median(own.map((training) => training.minutes)).toFixed(1);
          return `${name}: after ${minutes} minutes ${percent(median(own.map(earned)), all).toFixed(0)} % of the best return.`;
        })
        .join(" "),
      height: 360,
    },
  );
}
