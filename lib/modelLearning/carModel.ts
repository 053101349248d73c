import {
  createMountainCar,
  isStopped,
  type CarAcceleration,
  type CarState,
} from "../envs/control/mountainCar";
import type { Transition } from "../envs/world";
import type { ModelClass } from "./modelClass";
import type { RidgeFit } from "./ridgeFit";
import { rememberRegression } from "./ridgeRegression";

/** w in Δv = w · (1, x, v, a), [4]. There is no cos in it: no model of the class is right. */
export type CarModel = readonly number[];

/** What the model says of Δv. */
export function linearAcceleration(w: CarModel): CarAcceleration {
  return ([x, v], a) => w[0] + w[1] * x + w[2] * v + w[3] * a;
}

/** How the class treats data and prior. */
export interface CarClassOptions {
  /** λ (default 10⁻¹²: only there so that data without variety have an answer). */
  lambda?: number;
  /** Whether a stop at the wall counts as a change of velocity like any other (default true). Without, such a step counts as
   *  predicted exactly: the models know of the wall. */
  fitStops?: boolean;
  /** A student's fit (exercise 2.3) instead of ours. */
  ridge?: RidgeFit;
}

/** The class of models of the car, fitted to v' − v by least squares. */
export function createCarModels({ lambda = 1e-12, fitStops = true, ridge }: CarClassOptions = {}): ModelClass<
  CarModel,
  CarState,
  number
> {
  const { fit, loss } = rememberRegression<Transition<CarState, number>>(
    4,
    1,
    ({ state, action, next }, phi, target) => {
      const counts = fitStops || !isStopped(next);
      phi.set(counts ? [1, state[0], state[1], action] : [0, 0, 0, 0]);
      target[0] = counts ? next[1] - state[1] : 0;
    },
    ridge,
  );
  return {
    fit: (batches, prior) => fit(batches, lambda, [prior])[0],
    loss: (model, data) => loss([model], data),
    asWorld: (model) => createMountainCar(linearAcceleration(model)),
  };
}
