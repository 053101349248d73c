import { evaluate } from "../../agents/training/evaluate";
import { mean } from "../../core/metrics";
import { Rng } from "../../core/rng";
import type { Episode } from "../../data/episode";
import { seenCatch } from "../../envs/grids/catch";
import { figure } from "../../jupyter/display/figure";
import type { Answers04 } from "./answers";
import { episodesBy, expert, picturesOf, randomEpisodes } from "./catchEpisodes";
import { type Age, catchAgent, catchWeights } from "./catchWeights";
import { context, errorOfPicture, imaginedPictures } from "./closedEyes";

/** Episodes of each source. */
const count = 64;
const seed = "errors by source";

/** Who played the episodes on which a model is judged. */
export const sources = ["random actions", "young agent", "trained agent", "expert"] as const;

/** Mean squared errors per pixel of the pictures that both shipped models imagine, by who played, in the order of `sources`. */
export type ErrorsBySource = Readonly<Record<Age, number[]>>;

/** Episodes by a shipped agent's likeliest actions. */
function playedBy(age: Age): readonly Episode[] {
  const agent = catchAgent(seed);
  try {
    agent.takeParams(catchWeights(age));
    const worlds = Array.from({ length: count }, () => seenCatch());
    return evaluate(agent, worlds, 1, new Rng(seed)).episodes;
  } finally {
    agent.dispose();
  }
}

/** Lets both models look at two pictures of each of 64 episodes from each source, and imagine the rest from the actions. */
export function errorsBySource(openLoop: Answers04["openLoop"]): ErrorsBySource {
  const data = [
    randomEpisodes(count, seed),
    playedBy("young"),
    playedBy("trained"),
    episodesBy(expert, count, seed),
  ];
  const errorsOf = (age: Age) => data.map((episodes) => meanError(openLoop, age, episodes));
  return { young: errorsOf("young"), trained: errorsOf("trained") };
}

/** The mean over all pictures after those that are seen. */
function meanError(openLoop: Answers04["openLoop"], age: Age, episodes: readonly Episode[]): number {
  const guesses = imaginedPictures(openLoop, age, episodes);
  const errors = episodes.flatMap((episode, b) =>
    picturesOf(episode)
      .slice(context)
      .map((picture, i) => errorOfPicture(picture, guesses[b][context + i])),
  );
  return mean(errors);
}

/** Draws them on a logarithmic axis, as the two models are far apart. */
export function drawErrorsBySource({ young, trained }: ErrorsBySource): void {
  const points = (name: string, y: number[]) => ({
    name,
    x: sources,
    y,
    mode: "markers" as const,
    marker: { size: 12 },
  });
  const told = (errors: number[]) =>
    errors.map((error, i) => `${sources[i]} ${error.toPrecision(2)}`).join(", ");
  figure(
    [points("young model", young), points("trained model", trained)],
    {
      title: "Error of imagined pictures, by who played",
      xaxis: { title: "who played the 64 episodes" },
      yaxis: { title: "mean squared error per pixel", type: "log" },
    },
    {
      alt: `Mean squared error per imagined pixel. Young model: ${told(young)}. Trained model: ${told(trained)}.`,
      height: 340,
    },
  );
}
