/**
 * The chance that random actions reach a goal: V_0(s) = 1 at the goal, else 0; V_{k+1}(s) = 1 at the goal, else the mean over actions of
 * V_k(next). Nothing is drawn: this is arithmetic.
 * @param next next[s][a], the state after action a in state s
 * @param steps actions that there is time for
 * @returns V_steps(start)
 * @see exercise 5.8
 */
export function chanceWithin(
  next: readonly (readonly number[])[],
  start: number,
  goal: number,
  steps: number,
): number {
  // BEGIN SOLUTION 05.8
  let chance = next.map((_, s) => Number(s === goal));
  for (let k = 0; k < steps; k++) {
    const before = chance;
    chance = next.map((after, s) =>
      s === goal ? 1 : after.reduce((sum, to) => sum + before[to], 0) / after.length,
    );
  }
  return chance[start];
  // END SOLUTION
}

/**
 * How many episodes it takes to see a success with some confidence: the least n with 1 − (1 − chance)ⁿ ≥ confidence.
 * @param chance of an episode, between 0 and 1; @param confidence from 0, below 1
 * @returns Infinity where the chance is 0
 * @see exercise 5.8
 */
export function episodesUntil(chance: number, confidence: number): number {
  // BEGIN SOLUTION 05.8
  if (chance >= 1) return confidence > 0 ? 1 : 0;
  return Math.ceil(Math.log1p(-confidence) / Math.log1p(-chance));
  // END SOLUTION
}
