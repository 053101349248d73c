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
