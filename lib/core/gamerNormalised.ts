import { median } from "./metrics";

/** An agent's score in a game, and the two that it is measured by. */
export interface GameScore {
  readonly score: number;
  /** What random actions get. */
  readonly random: number;
  /** What a person gets who plays for a living. */
  readonly human: number;
}

/**
 * (score − random) / (human − random): 0 for random actions, 1 for a gamer.
 * @throws RangeError if human and random are equal
 * @see Mnih et al. 2015, Human-level control through deep reinforcement learning; exercise 5.1
 */
export function gamerNormalised({ score, random, human }: GameScore): number {
  // BEGIN SOLUTION 05.1
  if (human === random)
    throw new RangeError(`gamerNormalised: human must differ from random, got ${human} for both`);
  return (score - random) / (human - random);
  // END SOLUTION
}

/** The median over games of what is normalised game by game.
 *  @throws RangeError if there is no game; @see exercise 5.1 */
export function medianNormalised(games: readonly GameScore[]): number {
  // BEGIN SOLUTION 05.1
  if (games.length === 0) throw new RangeError("medianNormalised: games must be at least one, got none");
  return median(games.map(gamerNormalised));
  // END SOLUTION
}
