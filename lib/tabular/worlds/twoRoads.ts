import { createMdp, type Mdp } from "../mdp";

/** Two Roads: from the start, action 0 takes the safe road to a town (0.6 a step) and action 1 the risky road to a
 *  goal (1 a step); a traveller who does not arrive stays in a pit (0 a step). γ = 0.9, so that the first choice is
 *  worth 5.4 · safe or 9 · risky.
 *
 *  States: 0 start, 1 town, 2 goal, 3 pit. Models of the world are other pairs of probabilities.
 *  @param safe Probability to arrive in town. @param risky Probability to arrive at the goal.
 *  @throws RangeError if one of them is not a probability. */
export function twoRoads(safe: number, risky: number): Mdp {
  const stay = (state: number) => [0, 1].map(() => [0, 1, 2, 3].map((next) => (next === state ? 1 : 0)));
  const start = [
    [0, safe, 0, 1 - safe],
    [0, 0, risky, 1 - risky],
  ];
  const R = [0, 0.6, 1, 0].map((reward) => [reward, reward]);
  return createMdp({ P: [start, stay(1), stay(2), stay(3)], R, gamma: 0.9, mu: [1, 0, 0, 0] });
}
