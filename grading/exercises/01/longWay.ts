import { createMdp, deterministicPolicy, type Mdp, type Policy } from "lib/tabular/mdp";

/** A way through states where each may give up for a pension, and where it pays to go on to the end. */
export interface LongWay {
  world: Mdp;
  /** The best policy, ties to the lowest action. */
  plan: Policy;
}

/** The reward of each step of a pension; the goal's is 1. */
const pension = 0.9;

/**
 * States 0, 1, … in a row, the goal at its end, and a pension: one action goes on, for nothing, another takes the pension for ever.
 * Going on is best, by γᵈ > .9 for every distance d to the goal. But whoever looks N steps ahead takes the pension 240 steps long, and
 * whoever improves a policy in rounds turns one more state round in each: it takes iteration until nothing changes.
 * @param goOn The action that goes on in each state before the goal, 0 or 1; the other one takes the pension. At most 26 states.
 * @param numbers Which number each state of the row has; the goal comes last but one, and last the pension.
 */
export function longWay(goOn: readonly number[], numbers = [...goOn, 0, 0].map((_, i) => i)): LongWay {
  const S = goOn.length + 2;
  const [goal, home] = [numbers[S - 2], numbers[S - 1]];
  const to = (target: number) => Array.from({ length: S }, (_, s) => (s === target ? 1 : 0));
  const P = Array.from({ length: S }, (_, s) => [to(s), to(s)]); // goal and pension go on for ever
  const R = Array.from({ length: S }, (_, s) => (s === goal ? [1, 1] : [pension, pension]));
  const actions = Array<number>(S).fill(0);
  goOn.forEach((action, i) => {
    const state = numbers[i];
    P[state][action] = to(numbers[i + 1]);
    P[state][1 - action] = to(home);
    R[state][action] = 0;
    actions[state] = action;
  });
  return {
    world: createMdp({ P, R, gamma: 0.997, mu: to(numbers[0]) }),
    plan: deterministicPolicy(actions, 2),
  };
}
