import { mean, sum } from "../../core/metrics";
import type { Rng } from "../../core/rng";
import type { Episode } from "../../data/episode";
import type { Environment } from "../../envs/environment";
import type { Agent } from "./agent";
import { Lockstep } from "./lockstep";

/** How an agent plays: always its likeliest action, or its actions drawn as in training. */
export type Play = "likeliest" | "drawn";

/** What an agent earned without learning. */
export interface Evaluation {
  /** Undiscounted, of each episode. */
  readonly returns: readonly number[];
  readonly meanReturn: number;
  /** The episodes, as they were played. */
  readonly episodes: readonly Episode[];
}

/** Lets an agent play whole episodes, by its likeliest actions unless told otherwise, without learning. Episodes that end early are not
 *  preferred: each world plays its share.
 *  @param environments play side by side @param perWorld episodes in each */
export function evaluate(
  agent: Pick<Agent, "player">,
  environments: readonly Environment[],
  perWorld: number,
  rng: Rng,
  play: Play = "likeliest",
): Evaluation {
  const worlds = new Lockstep(environments, rng.split("worlds"));
  const explores = play === "drawn";
  const player = agent.player({ worlds: worlds.worlds, rng: rng.split("player"), explores });
  const played: Episode[][] = environments.map(() => []);
  try {
    while (played.some((episodes) => episodes.length < perWorld))
      for (const { world, episode } of worlds.step(player.act(worlds.rows))) played[world].push(episode);
  } finally {
    player.dispose();
  }
  const episodes = played.flatMap((all) => all.slice(0, perWorld));
  const returns = episodes.map(({ reward }) => sum(reward));
  return { returns, meanReturn: mean(returns), episodes };
}
