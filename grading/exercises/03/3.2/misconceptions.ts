import type { PendulumStep } from "lib/models/fitPhysics";
import type { Reference03 } from "../reference";
import { misconceptions03 } from "../variations";

/** The right fit of a target to other regressors, the first three of which are read as gravity, friction and gain. */
const fitted =
  ({ leastSquares }: Reference03) =>
  (
    rowOf: (step: PendulumStep) => number[],
    targetOf: (step: PendulumStep, dt: number) => number,
  ): Partial<Reference03> => ({
    fitPhysics: (data, dt) => {
      const [[gravity, friction, gain]] = leastSquares(
        data.map(rowOf),
        data.map((step) => [targetOf(step, dt)]),
      );
      return { gravity, friction, gain };
    },
  });

/** What the right answer takes. */
const regressors =
  () =>
  ({ state: [theta, omega], action: [u] }: PendulumStep): number[] => [Math.sin(theta), -omega, u];

/** (ω′ − ω) / dt */
const acceleration =
  () =>
  ({ state, next }: PendulumStep, dt: number): number =>
    (next[1] - state[1]) / dt;

export const misconceptions = misconceptions03({ fitted, regressors, acceleration })({
  "friction-sign": {
    hint: "Your friction has the wrong sign: as you have it, a pendulum that swings swings ever faster. With which sign does friction · ω stand in the equation?",
    implement: ({ withFields }) => withFields("fitPhysics", ({ friction }) => ({ friction: -friction })),
  },
  "forgets-dt": {
    hint: "Your numbers are too small by the time step: ω changes by dt times what acts.",
    implement: ({ fitted, regressors, acceleration }) => fitted(regressors, (step) => acceleration(step, 1)),
  },
  "dt-twice": {
    hint: "Your numbers depend on the time step: twice as long a step should show the same gravity. Where do you divide by dt, and how often?",
    implement: ({ fitted, regressors, acceleration }) =>
      fitted(regressors, (step, dt) => acceleration(step, dt) / dt),
  },
  "regresses-next": {
    hint: "You explain ω′ itself, of which most is ω: your friction takes the blame for that. What do gravity, friction and torque explain?",
    implement: ({ fitted, regressors }) => fitted(regressors, ({ next }, dt) => next[1] / dt),
  },
  "cosine-for-sine": {
    hint: "Where the pendulum hangs straight down or stands upright, θ = 0, gravity does not turn it. What does your function of θ say there?",
    implement: ({ fitted, acceleration }) =>
      fitted(({ state: [theta, omega], action: [u] }) => [Math.cos(theta), -omega, u], acceleration),
  },
  "angle-for-sine": {
    hint: "Your gravity grows with the angle itself. After a full turn, θ = 2π, the pendulum is where it was: what pulls it then?",
    implement: ({ fitted, acceleration }) =>
      fitted(({ state: [theta, omega], action: [u] }) => [theta, -omega, u], acceleration),
  },
  "with-a-constant": {
    hint: "You fit a fourth number, a constant push. The equation has none: what it takes up is missing from the others.",
    implement: ({ fitted, regressors, acceleration }) =>
      fitted((step) => [...regressors(step), 1], acceleration),
  },
  "friction-of-next": {
    hint: "You let friction act on ω′. In the equation all that acts is taken at the beginning of the step.",
    implement: ({ fitted, acceleration }) =>
      fitted(
        ({ state: [theta], action: [u], next: [, omega] }) => [Math.sin(theta), -omega, u],
        acceleration,
      ),
  },
  "change-of-the-angle": {
    hint: "You explain how θ changes. That is ω, and needs no physics: whose change do the three numbers explain?",
    implement: ({ fitted, regressors }) =>
      fitted(regressors, ({ state, next }, dt) => (next[0] - state[0]) / dt),
  },
  "each-alone": {
    hint: "You fit each number as if it were alone. They act together: what one explains, another must not explain again.",
    implement: ({ leastSquares, regressors, acceleration }) => ({
      fitPhysics: (data, dt) => {
        const target = data.map((step) => [acceleration(step, dt)]);
        const alone = (i: number) => {
          const column = data.map((step) => [regressors(step)[i]]);
          return leastSquares(column, target)[0][0];
        };
        return { gravity: alone(0), friction: alone(1), gain: alone(2) };
      },
    }),
  },
});
