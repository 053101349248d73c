import { Rng } from "lib/core/rng";
import { type ArcadeName, arcadeGames } from "lib/envs/arcade/arcade";
import type { ArcadeGame } from "lib/envs/arcade/arcadeGame";
import { environmentOf } from "lib/envs/environmentOf";
import { discrete } from "lib/envs/spaces";
import { stickyActions } from "lib/envs/wrappers/stickyActions";
import { known } from "./known";

/** A game of which nothing is seen, which is quicker. */
function unseen(game: ArcadeGame<unknown>) {
  const spaces = { observation: discrete(1), action: discrete(game.actions.length) };
  return stickyActions(environmentOf(game.world, { observe: () => 0, spaces, timeLimit: game.horizon }), 0.1);
}

/** Mean of numbers, and its standard error. */
function meanOf(x: readonly number[]): [mean: number, error: number] {
  const mean = x.reduce((a, b) => a + b) / x.length;
  const variance = x.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (x.length - 1);
  return [mean, Math.sqrt(variance / x.length)];
}

function play(game: ArcadeGame<unknown>, policy: string, episodes: number) {
  const environment = unseen(game);
  const rng = new Rng(policy);
  const alone = game.actions.findIndex((move) => move === policy);
  const [returns, steps] = [new Array<number>(), new Array<number>()];
  for (let episode = 0; episode < episodes; episode++) {
    environment.reset(rng);
    for (let [total, t] = [0, 1]; ; t++) {
      const result = environment.step(alone < 0 ? rng.integer(game.actions.length) : alone);
      total += result.reward;
      if (!result.terminated && !result.truncated) continue;
      returns.push(total);
      steps.push(t);
      break;
    }
  }
  return { return: meanOf(returns), steps: meanOf(steps) };
}

describe("the arcade's games, beside MinAtar's own", () => {
  it.each(known.episodes)("$game, actions: $policy, ramp $ramp", ({ game, policy, ramp, ...theirs }) => {
    const ours = play(arcadeGames[game as ArcadeName]({ ramp }), policy, game === "freeway" ? 300 : 4000);
    for (const what of ["return", "steps"] as const) {
      const [[mean, error], [theirMean, theirError]] = [ours[what], theirs[what]];
      const exact = what === "steps" && game === "freeway" ? 1 : 0; // its last step is one that MinAtar's clock still allows
      expect(Math.abs(mean - theirMean)).toBeLessThanOrEqual(
        4 * Math.hypot(error, theirError) + exact + 0.02,
      );
    }
  });
});
