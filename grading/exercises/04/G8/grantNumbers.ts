import { grant } from "../../../checks/granted/grant";

/** Numbers for a student's code, and how many of them it has taken. */
export interface GrantedNumbers {
  uniform(): number;
  taken(): number;
}

/** Gives these numbers from 0 to below 1 in their order, and begins again after the last one. */
export function grantNumbers(numbers: readonly number[]): GrantedNumbers {
  let taken = 0;
  const uniform = grant("uniform", [], () => numbers[taken++ % numbers.length]);
  return { uniform, taken: () => taken };
}
