import type { LoopResult } from "../../../modelLearning/rossBagnell";
import type { Policy } from "../../../tabular/mdp";
import { iceTask } from "./ice";
import type { OwnLoop } from "../ownAnswers";

/** A student's answers to 2.2 and 2.7. */
export interface IceAnswers {
  rossBagnell: OwnLoop;
  bestOfSequence<P>(
    policies: P[],
    promised: number[],
    execute: (policy: P, seed: number) => number,
    seeds: number[],
  ): number;
}

/** Thirty policies on the ice, and the one that the student keeps of the first twelve. */
export interface IceRounds extends LoopResult<number, Policy[]> {
  chosen: number;
}

/** Runs the loop on the ice with exact expected data; the choice is made by twenty held-out episodes. */
export function iceRounds({ rossBagnell, bestOfSequence }: IceAnswers): IceRounds {
  const { task, sampleCost } = iceTask();
  const result = rossBagnell(task, 29);
  const heldOut = Array.from({ length: 20 }, (_, k) => 1000 + k);
  const chosen = bestOfSequence(result.policies.slice(0, 12), result.promised, sampleCost, heldOut);
  return { ...result, chosen };
}
