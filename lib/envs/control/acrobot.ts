import type { Environment } from "../environment";
import { environmentOf } from "../environmentOf";
import { anywhere, box, type Box } from "../spaces";
import type { World } from "../world";
import { capsuleInertia } from "./capsule";
import { rungeKutta } from "./rungeKutta";
import { tolerance } from "./tolerance";

/** Taken once: in a context of its own, such as a test's, each look at a global costs more than the rest of a step. */
const { cos, hypot, max, min, PI, sin } = Math;

/** [θ₁, θ₂, θ̇₁, θ̇₂]: the upper arm's angle from upright, the lower arm's from the upper arm, in rad, and their velocities. */
export type AcrobotState = readonly number[];

/** What is paid: all the nearer, or only there. */
export type AcrobotTask = "swingUp" | "swingUpSparse";

/** Steps of an episode, 10 s. */
export const acrobotHorizon = 1000;

/** Radius of the target around the point where the tip is highest, in m. Each arm is 1 m long and weighs 1 kg. */
export const acrobotTarget = 0.2;

const gravity = 9.81;
const length = 1;
const middle = length / 2;
const upper = capsuleInertia(1, 0.05, length);
const lower = capsuleInertia(1, 0.049, length);
const damping = 0.05;
const gear = 2; // N m for a control of 1
const dt = 0.01;

/** θ̈₁ and θ̈₂ [2], from Lagrange's equations of two arms of mass 1. */
function accelerations([a, b]: readonly number[], [va, vb]: readonly number[], u: number): number[] {
  const m22 = lower + middle * middle;
  const m12 = m22 + length * middle * cos(b);
  const m11 = upper + middle * middle + length * length + m22 + 2 * length * middle * cos(b);
  const twist = length * middle * sin(b);
  const low = gravity * middle * sin(a + b);
  const torque1 = twist * (2 * va * vb + vb * vb) + gravity * (middle + length) * sin(a) + low - damping * va;
  const torque2 = -twist * va * va + low - damping * vb + gear * u;
  const det = m11 * m22 - m12 * m12;
  return [(m22 * torque1 - m12 * torque2) / det, (m11 * torque2 - m12 * torque1) / det];
}

/** Where the elbow and the tip are: the shoulder is (0, 0), up is (0, 1). */
export function acrobotJoints([a, b]: AcrobotState): [elbow: [number, number], tip: [number, number]] {
  const elbow: [number, number] = [length * sin(a), length * cos(a)];
  return [elbow, [elbow[0] + length * sin(a + b), elbow[1] + length * cos(a + b)]];
}

function rewardOf(task: AcrobotTask, state: AcrobotState): number {
  const [, [x, y]] = acrobotJoints(state);
  const away = hypot(x, y - 2 * length);
  return tolerance(away, [0, acrobotTarget], task === "swingUp" ? { margin: 1 } : undefined);
}

/**
 * Two arms that hang from a shoulder, with a motor in the elbow only: the tip is to be held as high as it goes. The action [u], −1 to 1, is
 * the motor's torque. COST: minus the reward, which is at most 1 a step. Steps of 0.01 s by a Runge–Kutta method.
 * @see Tassa et al. 2018, DeepMind Control Suite, whose acrobot it follows; Spong 1995
 */
export function createAcrobot(task: AcrobotTask = "swingUp"): World<AcrobotState, readonly number[]> {
  return {
    reset: (rng) => [PI * (2 * rng.uniform() - 1), PI * (2 * rng.uniform() - 1), 0, 0],
    step([a, b, va, vb], [asked]) {
      const [q, v] = rungeKutta(accelerations, [a, b], [va, vb], max(-1, min(1, asked)), dt);
      const next = [...q, ...v];
      return { next, cost: -rewardOf(task, next), terminated: false };
    },
  };
}

/** The same as an environment that shows the sines and cosines of both arms' angles from upright, and the velocities. */
export function acrobot(task: AcrobotTask = "swingUp"): Environment<Box, Box> {
  return environmentOf(createAcrobot(task), {
    observe: ([a, b, va, vb]) => [sin(a), sin(a + b), cos(a), cos(a + b), va, vb],
    spaces: { observation: anywhere(6), action: box([-1], [1]) },
    timeLimit: acrobotHorizon,
  });
}
