import type { ArrowKind } from "../../jupyter/display/diagrams/description";
import type { Transitions } from "../../tabular/mdp";

/** A probability as an arrow's label has it: about three digits of itself or of its distance to 1, whichever is smaller. */
export function shortProbability(probability: number): string {
  const rare = Math.min(probability, 1 - probability);
  const decimals = rare > 0 ? Math.min(15, 2 + Math.ceil(-Math.log10(rare))) : 0;
  return String(Number(probability.toFixed(decimals)));
}

/** How a model's arrow is drawn beside its world: dashed where the model is wrong about the next state. */
export function kindOf(world: Transitions, model: Transitions, s: number, a: number): ArrowKind {
  return world.P[s][a].some((p, next) => p !== model.P[s][a][next]) ? "model" : "world";
}
