import { evalPolicy } from "./evalPolicy";
import { deterministicPolicy, type Mdp, type Policy } from "./mdp";
import { qValues } from "./qValues";

/** An optimal deterministic policy of m [S][A]: in each state the action of largest Q*, the lowest index among equals.
 *  Actions count as equal when their values differ by at most 1e-10 / (1 − γ). */
export function planInModel(m: Mdp): Policy {
  // BEGIN SOLUTION 01.3
  const tolerance = 1e-10 / (1 - m.gamma);
  let actions = new Array<number>(m.S).fill(0);
  for (;;) {
    const Q = qValues(m, evalPolicy(m, deterministicPolicy(actions, m.A)));
    const better = actions.map((action, s) => {
      const best = Q[s].indexOf(Math.max(...Q[s]));
      return Q[s][best] > Q[s][action] + tolerance ? best : action;
    });
    if (better.every((action, s) => action === actions[s])) {
      const lowest = Q.map((row) => row.findIndex((q) => q >= Math.max(...row) - tolerance));
      return deterministicPolicy(lowest, m.A);
    }
    actions = better;
  }
  // END SOLUTION
}
