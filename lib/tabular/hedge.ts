/** The weights of Hedge over M candidates, [T + 1][M]: row 0 is uniform, row t is proportional to
 *  exp(−eta · Σ_{i<t} losses[i]). Every row sums to 1, also after losses of any size.
 *  @param losses [T][M], the loss of each candidate in each round. @param eta The learning rate, > 0.
 *  @see Freund and Schapire 1997; exercise 01.9 */
export function hedge(losses: readonly (readonly number[])[], eta: number): number[][] {
  // BEGIN SOLUTION 01.9
  const total = losses[0].map(() => 0);
  const weights = () => {
    const least = Math.min(...total);
    const unnormalised = total.map((loss) => Math.exp(-eta * (loss - least)));
    const sum = unnormalised.reduce((a, b) => a + b, 0);
    return unnormalised.map((weight) => weight / sum);
  };
  const rows = [weights()];
  for (const round of losses) {
    round.forEach((loss, candidate) => (total[candidate] += loss));
    rows.push(weights());
  }
  return rows;
  // END SOLUTION
}
