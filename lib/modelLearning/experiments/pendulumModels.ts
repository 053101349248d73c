import { Rng } from "../../core/rng";
import { createPendulum, linearisedPendulum, pendulumDefaults } from "../../envs/pendulum";
import { createMlpModels, initMlp, mlpDynamics, type MlpModel } from "../mlpModel";
import type { ModelClass } from "../modelClass";
import { createPhysicsParameters, physicsDynamics, type PhysicsParameters } from "../physicsParameters";
import { createRidgeLinear, type LinearModel } from "../ridgeLinear";
import { linearise, type Dynamics, type Vector } from "../vectorDynamics";

/** A class of models together with what it takes to use it on the pendulum. */
export interface PendulumModels<Model> {
  modelClass: ModelClass<Model, Vector, Vector>;
  prior: Model;
  /** What the model says about the neighbourhood of upright. */
  linearise(model: Model): LinearModel;
}

/** The model's world: predicted dynamics with the costs of the task. A fallen pendulum lies, for 5 a step. */
const worldOf = (dynamics: Dynamics) => createPendulum({ afterFall: "lie" }, dynamics);

/** x' = A x + B u, which has no sine: the world is not in the class. Its prior is a pendulum without gravity and friction. */
export function linearModels(): PendulumModels<LinearModel> {
  return {
    modelClass: createRidgeLinear({ n: 2, m: 1, worldOf }),
    prior: linearisedPendulum({ gravity: 0, friction: 0 }),
    linearise: (model) => model,
  };
}

/** Pendulums: the world is in the class. The prior has no gravity and no friction. */
export function physicsModels(): PendulumModels<PhysicsParameters> {
  const { dt } = pendulumDefaults;
  return {
    modelClass: createPhysicsParameters({ dt, worldOf }),
    prior: { gravity: 0, friction: 0, gain: 1 },
    linearise: (model) => linearise(physicsDynamics(model, dt), [0, 0], [0]),
  };
}

/** Networks of eight hidden units, which start from random weights. */
export function mlpModels(seed: number): PendulumModels<MlpModel> {
  const shape = { hidden: 8, inputScale: [0.5, 2, 6], outputScale: [0.1, 0.5] };
  return {
    modelClass: createMlpModels({ worldOf }),
    prior: initMlp(shape, new Rng(seed).split("network")),
    linearise: (model) => linearise(mlpDynamics(model), [0, 0], [0]),
  };
}
