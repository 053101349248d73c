import type { Exercise } from "./exercise";

/** What the functions of some of these exercises need. */
export const needsOf = ({
  exercises = [],
}: {
  exercises?: readonly Pick<Exercise, "needs">[];
}): NonNullable<Exercise["needs"]> => [...new Set(exercises.flatMap(({ needs = [] }) => needs))];
