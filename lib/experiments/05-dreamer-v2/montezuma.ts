import { publishedScores } from "../../data/publishedScores";
import { table } from "../../jupyter/display/table";

/** Shows what is published of Montezuma's Revenge after 200 million frames. */
export function showMontezuma(): void {
  const common = publishedScores("atari200M").scores.montezuma_revenge;
  const rows = ["random", "human gamer", "DQN", "Rainbow", "IQN", "C51", "DreamerV2"].map((agent) => ({
    agent: agent === "DreamerV2" ? "DreamerV2, settings of all games" : agent,
    score: common[agent].mean,
  }));
  const own = Object.entries(publishedScores("montezumaRevenge200M").scores);
  table([...rows, ...own.map(([agent, { score }]) => ({ agent, score: score.mean }))], {
    caption: "Montezuma's Revenge: score after 200 million frames",
  });
}
