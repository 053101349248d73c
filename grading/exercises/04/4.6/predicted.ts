import { tensor } from "../../../checks/numbers";

/** What is predicted at each state of each trajectory, [N][H]. */
export interface PlainPredictions {
  reward: number[][];
  value: number[][];
  discount: number[][];
}

/** The same as the student's function gets it. */
export const predicted = ({
  reward,
  value,
  discount,
}: PlainPredictions): Record<keyof PlainPredictions, ReturnType<typeof tensor>> => ({
  reward: tensor(reward),
  value: tensor(value),
  discount: tensor(discount),
});
