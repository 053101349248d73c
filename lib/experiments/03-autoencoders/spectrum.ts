import { leastSquares } from "../../core/leastSquares";
import { multiplyVector } from "../../core/matrix";
import { mean, median } from "../../core/metrics";
import { Rng } from "../../core/rng";
import { createMlpModels, initMlp, mlpDynamics } from "../../modelLearning/mlpModel";
import type { Dynamics } from "../../modelLearning/vectorDynamics";
import type { PendulumStep } from "../../models/fitPhysics";
import type { Answers03 } from "./answers";

/** Models of one pendulum, from the strongest assumptions to the weakest. */
export const spectrumModels = ["physics", "linear", "network"] as const;
export type SpectrumModel = (typeof spectrumModels)[number];

/** How many steps a model is fitted to. */
export const sampleSizes = [20, 200, 2000];

/** Median errors of the predicted velocity over seeds, in parts of how much it changes in a step, by the number of samples. */
export type SpectrumErrors = Record<SpectrumModel, number[]>;

/** The same pendulum twice: as the book has it, and in thick air, which the physics' three numbers do not know. */
export interface Spectrum {
  book: SpectrumErrors;
  air: SpectrumErrors;
}

const dt = 0.05;
const noise = 0.05; // of the measured velocity, rad/s
const airDrag = 0.15; // 1/rad

/** Single steps from anywhere: θ all around, |ω| ≤ 8, |u| ≤ 3. */
function measure(count: number, drag: number, noise: number, rng: Rng): PendulumStep[] {
  const within = (range: number): number => range * (2 * rng.uniform() - 1);
  return Array.from({ length: count }, () => {
    const [theta, omega, u] = [within(Math.PI), within(8), within(3)];
    const acceleration = 9.8 * Math.sin(theta) - 0.1 * omega - drag * omega * Math.abs(omega) + u;
    const next = omega + dt * acceleration;
    return { state: [theta, omega], action: [u], next: [theta + dt * next, next + rng.normal(0, noise)] };
  });
}

/** What each model makes of steps: a prediction of the next velocity. */
function fitAll(
  data: PendulumStep[],
  seed: number,
  fitPhysics: Answers03["fitPhysics"],
): Record<SpectrumModel, (step: PendulumStep) => number> {
  const { gravity, friction, gain } = fitPhysics(data, dt);
  const row = ({ state, action }: PendulumStep) => [...state, ...action, 1];
  const linear = leastSquares(
    data.map(row),
    data.map(({ next }) => [next[1]]),
  );
  const network = fitNetwork(data, seed);
  return {
    physics: ({ state: [theta, omega], action: [u] }) =>
      omega + dt * (gravity * Math.sin(theta) - friction * omega + gain * u),
    linear: (step) => multiplyVector(linear, row(step))[0],
    network: (step) => network(step.state, step.action)[1],
  };
}

/** A network with ten hidden units, which knows nothing of pendulums. */
function fitNetwork(data: PendulumStep[], seed: number): Dynamics {
  const shape = { hidden: 10, inputScale: [1.5, 4, 3], outputScale: [0.3, 0.5] };
  const noWorld = (): never => {
    throw new Error("spectrum: nobody acts in these models");
  };
  const models = createMlpModels({ worldOf: noWorld, lambda: (n) => 1e-4 / n, steps: 40 });
  const prior = initMlp(shape, new Rng(seed).split("network"));
  return mlpDynamics(
    models.fit([{ weight: 1, data: data.map((step) => ({ ...step, cost: 0, terminated: false })) }], prior),
  );
}

/** Fits the three models to 20, 200 and 2,000 steps of the pendulum in both airs.
 *  @param fitPhysics the student's answer to 3.2 */
export function modelSpectrum(fitPhysics: Answers03["fitPhysics"], seeds = [1, 2, 3]): Spectrum {
  const errors = (drag: number): SpectrumErrors => {
    const runs = sampleSizes.map((size) => seeds.map((seed) => spectrumRun(size, seed, drag, fitPhysics)));
    const of = (model: SpectrumModel) => runs.map((bySeed) => median(bySeed.map((run) => run[model])));
    return { physics: of("physics"), linear: of("linear"), network: of("network") };
  };
  return { book: errors(0), air: errors(airDrag) };
}

function spectrumRun(
  size: number,
  seed: number,
  drag: number,
  fitPhysics: Answers03["fitPhysics"],
): Record<SpectrumModel, number> {
  const rng = new Rng(seed);
  const models = fitAll(measure(size, drag, noise, rng.split(`${size} steps`)), seed, fitPhysics);
  const test = measure(500, drag, 0, rng.split("test"));
  const rms = (errors: number[]): number => Math.sqrt(mean(errors.map((error) => error * error)));
  const change = rms(test.map(({ state, next }) => next[1] - state[1]));
  const errorOf = (model: SpectrumModel) =>
    rms(test.map((step) => step.next[1] - models[model](step))) / change;
  return { physics: errorOf("physics"), linear: errorOf("linear"), network: errorOf("network") };
}
