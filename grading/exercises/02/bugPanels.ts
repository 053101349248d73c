import { doorAndBridgeTask } from "lib/experiments/02-ross-bagnell/grids/doorAndBridge";
import { iceTask } from "lib/experiments/02-ross-bagnell/grids/ice";
import type { LoopTask } from "lib/modelLearning/loopTask";
import { misconceptions } from "./2.2/misconceptions";
import { reference } from "./reference";

/** What a loop with a bug shows: what each policy cost and was promised to cost, and the index of the one that it returns. */
export interface BugPanel {
  realCost: number[]; // [11]
  promised: number[]; // [11]
  returned: number;
}

const rounds = 10;

/** Ten rounds of the loop with one of the mistakes of exercise 2.2. */
function panel<Model, Policy, Datum>(mistake: string, task: LoopTask<Model, Policy, Datum>): BugPanel {
  const loop = misconceptions.find(({ id }) => id === mistake)?.implement(reference).rossBagnell;
  if (!loop) throw new Error(`bugPanels: exercise 2.2 has no misconception "${mistake}"`);
  const { realCost, promised, bestIndex } = loop(task, rounds);
  return { realCost, promised, returned: bestIndex };
}

/** The panels of exercise 2.9; nothing in them is random.
 *
 *  A  Door & Bridge, without aggregation: what was learned about the door is forgotten a round later, 40, 10, 40, 10, …
 *  B  Ice, returning the last policy: good rounds, and a relapse to the edge in the round that is returned.
 *  C  Door & Bridge, with the model's data for the learner's: real 40 for ever, promised 6 for ever.
 *  D  Ice with 87 walks of the expert, weights by count: six rounds on the edge, where the right loop leaves it after one. */
export function bugPanels(): Record<"A" | "B" | "C" | "D", BugPanel> {
  const [map, ice] = [doorAndBridgeTask().task, iceTask().task];
  const manyWalks = { ...ice, expertData: Array.from({ length: 87 }, () => ice.expertData).flat() };
  return {
    A: panel("no-aggregation", map),
    B: panel("returns-last", ice),
    C: panel("model-data", map),
    D: panel("weights-by-count", manyWalks),
  };
}
