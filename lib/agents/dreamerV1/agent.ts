import { DreamerAgent, type DreamerAgentOptions } from "../dreamer/agent";
import { dreamerStateOf } from "../dreamer/state";
import { type DreamerV1Config } from "./config";
import { dreamerV1, type DreamerV1Equations, dreamerV1ModelStep } from "./dreamerV1";

/** What makes an agent. */
export interface DreamerV1AgentOptions extends DreamerAgentOptions<DreamerV1Config> {
  /** Replaces equations of the training step. */
  readonly equations?: Partial<DreamerV1Equations>;
}

/** Dreamer V1 with its weights. */
export class DreamerV1Agent extends DreamerAgent<DreamerV1Config> {
  constructor({ equations, ...options }: DreamerV1AgentOptions) {
    const { config } = options;
    const [step, modelStep] = [dreamerV1(config, equations), dreamerV1ModelStep(config, equations)];
    super({ step, modelStep, stateOf: dreamerStateOf }, options);
  }
}
