import { mean } from "../../core/metrics";
import { type RunProgress, TrainingDiverged } from "./runProgress";

/** Looks in a row that make sure of a collapse. */
const looksInARow = 10;

/** Watches a training for what it does not get over: numbers that are not finite, and a policy that has stopped to choose before it had
 *  learnt to, so that it sees always the same. */
export class Health {
  private looks = 0;

  /** @param byChance the newest returns of random play; filled while the replay is */
  constructor(readonly byChance: number[] = []) {}

  /** Whether nothing had collapsed at the last look: what is there now is worth keeping. */
  get isGood(): boolean {
    return this.looks === 0;
  }

  /**
   * Looks at the metrics of an update.
   * @param returns of the newest episodes
   * @param collapse what the agent says has collapsed, by the metrics
   * @throws TrainingDiverged, one sentence: if a metric is not finite; if there has been a collapse so often in a row, and the agent earns
   * no more than chance
   */
  look(
    { metrics, updates, modelUpdates, meanReturn }: RunProgress,
    returns: readonly number[],
    collapse?: string,
  ): void {
    const broken = Object.entries(metrics).find(([, value]) => !Number.isFinite(value));
    if (broken)
      throw new TrainingDiverged(
        `TrainingRun.train: ${broken[0]} is ${broken[1]} after ${updates} updates (and ${modelUpdates} of the model alone): the training has diverged; lower the learning rates, or go on from the newest snapshot`,
      );
    this.looks = collapse !== undefined && this.isNoBetterThanChance(returns) ? this.looks + 1 : 0;
    if (this.looks >= looksInARow)
      throw new TrainingDiverged(
        `TrainingRun.train: after ${updates} updates ${collapse}, and it earns ${meanReturn.toFixed(2)} where chance earns ${mean(this.byChance).toFixed(2)}; let it explore more, or go on from the newest snapshot`,
      );
  }

  /** Not above by two standard errors of the difference of both means; the spread is that of all returns. */
  private isNoBetterThanChance(returns: readonly number[]): boolean {
    const { byChance } = this;
    if (byChance.length < 2 || returns.length < 2) return false;
    const all = [...byChance, ...returns];
    const middle = mean(all);
    const variance = mean(all.map((x) => (x - middle) ** 2));
    const error = Math.sqrt(variance * (1 / byChance.length + 1 / returns.length));
    return mean(returns) <= mean(byChance) + 2 * error;
  }
}
