import { mergeSums } from "./passes/mergeSums";
import { nameGradients } from "./passes/nameGradients";
import { simplify } from "./passes/simplify";
import type { Program } from "./program";

/** Rewrites a program of primitives so that it runs faster; its results stay the same but for rounding. */
export function optimise(program: Program): Program {
  return mergeSums(nameGradients(simplify(program)));
}
