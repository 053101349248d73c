import type { GameScore } from "../../core/gamerNormalised";
import { mean } from "../../core/metrics";
import { publishedScores } from "../../data/publishedScores";
import { figure } from "../../jupyter/display/figure";
import type { Answers05 } from "./answers";

const agents = ["DQN", "C51", "IQN", "Rainbow", "DreamerV2"] as const;

/** The 55 published scores of an agent after 200 million frames with sticky actions. */
export const scoresOf = (agent: (typeof agents)[number]): GameScore[] =>
  Object.values(publishedScores("atari200M").scores).map((game) => ({
    score: game[agent].mean,
    random: game.random.mean,
    human: game["human gamer"].mean,
  }));

/** Draws the medians over games by the student's functions. */
export function drawMedians({
  gamerNormalised,
  medianNormalised,
}: Pick<Answers05, "gamerNormalised" | "medianNormalised">): void {
  const medians = agents.map((agent) => medianNormalised(scoresOf(agent)));
  const means = agents.map((agent) => mean(scoresOf(agent).map(gamerNormalised)));
  const told = agents.map((agent, i) => `${agent} ${medians[i].toFixed(2)} (${means[i].toFixed(1)})`);
  figure(
    [
      {
        name: "median over 55 games",
        type: "bar",
        x: [...agents],
        y: medians,
        text: medians.map((x) => x.toFixed(2)),
        textposition: "outside",
        cliponaxis: false,
      },
      { name: "a gamer", x: [agents[0], agents[4]], y: [1, 1], mode: "lines" },
    ],
    {
      title: "Gamer-normalised median over 55 Atari games, 200 million frames",
      yaxis: { title: "1: as much as a gamer", range: [0, 2.6] },
    },
    { alt: `Medians, and means in brackets: ${told.join(", ")}.`, height: 360 },
  );
}
