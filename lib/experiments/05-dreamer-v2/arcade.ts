import { mean } from "../../core/metrics";
import { datasetFolder } from "../../data/dataset";
import { type RecordedTraining, recordedTrainings } from "../../data/trainings";
import { figure } from "../../jupyter/display/figure";
import { captionAt } from "../../jupyter/teaching/outcome";

/** The trainings that are shipped. */
export const arcadeTrainings = (): RecordedTraining[] =>
  recordedTrainings(datasetFolder("dreamer-v2-arcade"));

const kinds = [
  { preset: "tiny", name: "choices (V2)", color: "#0072b2", dash: "solid" },
  { preset: "gaussian", name: "normals (V1)", color: "#d55e00", dash: "dash" },
] as const;

/** Each with its panel, and where nothing is drawn in it. */
const games = [
  { env: "breakout", title: "Breakout", panel: "", free: 0.39 },
  { env: "freeway", title: "Freeway", panel: "2", free: 0.94 },
] as const;

/** The mean return at the end, over the seeds. */
const atTheEnd = (trainings: readonly RecordedTraining[]): string =>
  mean(trainings.map(({ curve }) => curve[curve.length - 1][1])).toFixed(1);

/** Draws how the agent learned two games, with each kind of latents, seed by seed. */
export function drawArcade(): void {
  const trainings = arcadeTrainings();
  const of = (env: string, preset: string) =>
    trainings.filter((training) => training.env === env && training.preset === preset);
  const traces = games.flatMap(({ env, panel }) =>
    kinds.flatMap(({ preset, name, color, dash }) =>
      of(env, preset).map(({ seed, curve }) => ({
        x: curve.map(([steps]) => steps),
        y: curve.map(([, meanReturn]) => meanReturn),
        name,
        mode: "lines" as const,
        line: { color, dash },
        showlegend: panel === "" && seed === 1,
        xaxis: `x${panel}` as const,
        yaxis: `y${panel}` as const,
      })),
    ),
  );
  const steps = { title: "steps of the agent" } as const;
  figure(
    traces,
    {
      title: "Dreamer V2 on two games, four seeds with each kind of latents",
      xaxis: { ...steps, domain: [0, 0.46] },
      xaxis2: { ...steps, domain: [0.54, 1], anchor: "y2" },
      yaxis: { title: "return, last 100 episodes" },
      yaxis2: { anchor: "x2" },
      annotations: games.map(({ title, free }) => captionAt(title, free, 0.2)),
    },
    {
      alt: games
        .map(
          ({ env }) =>
            `At the end of ${env} the mean return of four seeds is ${atTheEnd(of(env, "tiny"))} with choices and ${atTheEnd(of(env, "gaussian"))} with normals.`,
        )
        .join(" "),
      height: 340,
    },
  );
}
