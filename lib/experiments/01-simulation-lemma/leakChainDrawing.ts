import { diagram } from "../../jupyter/display/diagram";
import type { DiagramArrow, DiagramPanel } from "../../jupyter/display/diagrams/description";
import { leakChain } from "../../tabular/worlds/leakChain";
import type { Mdp } from "../../tabular/mdp";
import { shortProbability } from "./drawnTransitions";

/** Any discount: the picture does not depend on it. */
const gamma = 0.9;

/** Shows the leak chain: in the world its state of reward 1 stays for ever, in the model it leaks with probability ε.
 *  @throws RangeError if epsilon is not in [0, 1]. */
export function showLeakChain(epsilon: number): void {
  const { world, model } = leakChain(gamma, epsilon);
  const [stay, leak] = model.P[0][0].map(shortProbability);
  const panels = [
    panelOf("world", world, [shortProbability(world.P[0][0][0]), ""]),
    panelOf("model", model, [`1 − ε = ${stay}`, `ε = ${leak}`]),
  ];
  const [pays, sink] = world.R.map(([reward]) => reward);
  diagram(
    { panels },
    {
      alt: `The leak chain: a state with reward ${pays} a step and one with reward ${sink}. In the world each stays for ever,
        with probability ${world.P[0][0][0]}. In the model the state with reward ${pays}, the start, stays with probability
        1 − ε = ${stay} and leaks into the other with probability ε = ${leak}; from there nothing leads back.`,
    },
  );
}

/** One chain as a panel. @param labels Of the loop at state 0 and of the leak. */
function panelOf(name: "world" | "model", chain: Mdp, labels: readonly string[]): DiagramPanel {
  const kind = name;
  const arrows: DiagramArrow[] = chain.P.flatMap(([row], s) =>
    row.flatMap((probability, next) => {
      if (probability === 0) return [];
      const label = s === 0 ? labels[next] : shortProbability(probability);
      return [{ from: `s${s}`, to: `s${next}`, label, kind, probability }];
    }),
  );
  const nodes = chain.R.map(([reward], s) => ({
    id: `s${s}`,
    at: [1.5 * s, 0] as const,
    label: s === 0 ? "s₀" : "s₁",
    note: `pays ${reward}`,
    start: chain.mu[s] > 0 ? ("left" as const) : undefined,
  }));
  return { name: `the ${name}`, nodes, arrows };
}
