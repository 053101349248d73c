import { Rng } from "../../../core/rng";
import {
  createPendulum,
  linearisedPendulum,
  pendulumDefaults,
  type PendulumConfig,
} from "../../../envs/control/pendulum";
import { createMlpModels, initMlp, mlpDynamics, type MlpModel } from "../../../modelLearning/mlpModel";
import type { ModelClass } from "../../../modelLearning/modelClass";
import {
  createPhysicsParameters,
  physicsDynamics,
  type PhysicsParameters,
} from "../../../modelLearning/physicsParameters";
import type { RidgeFit } from "../../../modelLearning/ridgeFit";
import { createRidgeLinear, type LinearModel } from "../../../modelLearning/ridgeLinear";
import { linearise, type Dynamics, type Vector } from "../../../modelLearning/vectorDynamics";

/** A class of models together with what it takes to use it on the pendulum. */
export interface PendulumModels<Model> {
  modelClass: ModelClass<Model, Vector, Vector>;
  prior: Model;
  /** What the model says about the neighbourhood of upright. */
  linearise(model: Model): LinearModel;
}

/** The model's world: predicted dynamics with the costs of the task. A fallen pendulum lies, for 5 a step. */
const promises = (pendulum: Partial<PendulumConfig>) => (dynamics: Dynamics) =>
  createPendulum({ ...pendulum, afterFall: "lie" }, dynamics);

/** x' = A x + B u, which has no sine: the world is not in the class. Its prior is a pendulum without gravity and friction.
 *  @param own A student's fit (exercise 2.3) instead of ours. */
export function linearModels(
  pendulum: Partial<PendulumConfig> = {},
  own?: RidgeFit,
): PendulumModels<LinearModel> {
  return {
    modelClass: createRidgeLinear({ n: 2, m: 1, worldOf: promises(pendulum), own }),
    prior: linearisedPendulum({ ...pendulum, gravity: 0, friction: 0 }),
    linearise: (model) => model,
  };
}

/** Pendulums: the world is in the class. The prior has no gravity and no friction. */
export function physicsModels(pendulum: Partial<PendulumConfig> = {}): PendulumModels<PhysicsParameters> {
  const { dt } = { ...pendulumDefaults, ...pendulum };
  return {
    modelClass: createPhysicsParameters({ dt, worldOf: promises(pendulum) }),
    prior: { gravity: 0, friction: 0, gain: 1 },
    linearise: (model) => linearise(physicsDynamics(model, dt), [0, 0], [0]),
  };
}

/** Networks of eight hidden units, which start from random weights. */
export function mlpModels(seed: number, pendulum: Partial<PendulumConfig> = {}): PendulumModels<MlpModel> {
  const shape = { hidden: 8, inputScale: [0.5, 2, 6], outputScale: [0.1, 0.5] };
  return {
    modelClass: createMlpModels({ worldOf: promises(pendulum) }),
    prior: initMlp(shape, new Rng(seed).split("network")),
    linearise: (model) => linearise(mlpDynamics(model), [0, 0], [0]),
  };
}
