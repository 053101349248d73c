import { mean } from "lib/core/metrics";
import { tensor } from "../../../checks/numbers";

/** What actor and critic are judged by, [N][K]. */
export interface PlainInputs {
  returns: number[][];
  value: number[][];
  logProb: number[][];
  entropy: number[][];
  weight: number[][];
}

const names = ["returns", "value", "logProb", "entropy", "weight"] as const;

type Tensors<Name extends keyof PlainInputs> = Record<Name, ReturnType<typeof tensor>>;

/** The same as the actor's loss gets it. */
export const judged = (inputs: PlainInputs): Tensors<keyof PlainInputs> =>
  Object.fromEntries(names.map((name) => [name, tensor(inputs[name])])) as Tensors<keyof PlainInputs>;

/** The part of it that the critic's loss gets. */
export const valued = ({ value, returns, weight }: PlainInputs): Tensors<"value" | "returns" | "weight"> => ({
  value: tensor(value),
  returns: tensor(returns),
  weight: tensor(weight),
});

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
