import { mean } from "lib/core/metrics";
import type { PlainInputs } from "./judged";

/** Something made of the inputs at each place. */
export const everywhere = (
  inputs: PlainInputs,
  make: (at: Record<keyof PlainInputs, number>) => number,
): number[][] =>
  inputs.returns.map((row, n) =>
    row.map((returns, k) =>
      make({
        returns,
        value: inputs.value[n][k],
        logProb: inputs.logProb[n][k],
        entropy: inputs.entropy[n][k],
        weight: inputs.weight[n][k],
      }),
    ),
  );

/** −E[w (log π (R − v) + η H)] in plain arithmetic. */
export const actorLossOf = (inputs: PlainInputs, entropyScale: number): number =>
  -mean(
    everywhere(
      inputs,
      ({ returns, value, logProb, entropy, weight }) =>
        weight * (logProb * (returns - value) + entropyScale * entropy),
    ).flat(),
  );

/** E[w ½ (v − R)²] in plain arithmetic. */
export const criticLossOf = (inputs: PlainInputs): number =>
  mean(everywhere(inputs, ({ returns, value, weight }) => (weight * (value - returns) ** 2) / 2).flat());

/** What the losses may change, by hand: of N K places each has its share of the mean. */
export function slopesOf(
  inputs: PlainInputs,
  entropyScale: number,
): Record<"logProb" | "entropy" | "value", number[][]> {
  const count = inputs.returns.flat().length;
  return {
    logProb: everywhere(inputs, ({ returns, value, weight }) => (-weight * (returns - value)) / count),
    entropy: everywhere(inputs, ({ weight }) => (-entropyScale * weight) / count),
    value: everywhere(inputs, ({ returns, value, weight }) => (weight * (value - returns)) / count),
  };
}
