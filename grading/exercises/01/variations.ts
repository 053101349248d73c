import type { Mdp, Policy } from "lib/tabular/mdp";
import { alterations } from "../../checks/alterations";
import { variationsWith } from "../../checks/frames";
import type { Reference01 } from "./reference";

const frames = {
  ...alterations<Reference01>(),

  /** The policy that takes the action with the largest value in each state, the first of equals. */
  greedy:
    () =>
    (Q: number[][]): Policy =>
      Q.map((row) => {
        const best = row.findIndex((q) => q > Math.max(...row) - 1e-9);
        return row.map((_, a) => (a === best ? 1 : 0));
      }),

  /** (I − γP)⁻¹ r */
  resolve:
    ({ solveLinear }: Reference01) =>
    (gamma: number, P: number[][], r: number[]) =>
      solveLinear(
        P.map((row, s) => row.map((p, t) => (s === t ? 1 : 0) - gamma * p)),
        r,
      ),

  /** γ/(1−γ) E_d[(P̂ − P)V]: the right side of the simulation lemma, for any occupancy and any values. */
  optimism:
    ({ dot }: Reference01) =>
    (world: Mdp, model: Mdp, d: number[][], V: number[]) => {
      const error = (s: number, a: number) => dot(model.P[s][a], V) - dot(world.P[s][a], V);
      const total = d.reduce((sum, row, s) => row.reduce((part, p, a) => part + p * error(s, a), sum), 0);
      return (world.gamma / (1 - world.gamma)) * total;
    },

  /** E_d[Q − V]/(1−γ), Q by one step in m, for any occupancy and any values. */
  advantage:
    ({ qValues }: Reference01) =>
    (m: Mdp, d: number[][], V: number[]) => {
      const Q = qValues(m, V);
      const total = d.reduce(
        (sum, row, s) => row.reduce((part, p, a) => part + p * (Q[s][a] - V[s]), sum),
        0,
      );
      return total / (1 - m.gamma);
    },
};

/** How the exercises of notebook 01 tell wrong answers and other right ones. */
export const { misconceptions: misconceptions01, alternatives: alternatives01 } =
  variationsWith<Reference01>()(frames);
