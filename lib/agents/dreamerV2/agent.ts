import { DreamerAgent, type DreamerAgentOptions } from "../dreamer/agent";
import { type DreamerV2Config } from "./config";
import { dreamerV2, type DreamerV2Equations, dreamerV2ModelStep } from "./dreamerV2";
import { type DreamerV2State, dreamerV2StateOf } from "./state";

/** What makes an agent. */
export interface DreamerV2AgentOptions extends DreamerAgentOptions<DreamerV2Config> {
  /** Replaces equations of the training step. */
  readonly equations?: Partial<DreamerV2Equations>;
}

/** Dreamer V2 with its weights. */
export class DreamerV2Agent extends DreamerAgent<DreamerV2Config, DreamerV2State> {
  constructor({ equations, ...options }: DreamerV2AgentOptions) {
    const { config } = options;
    const [step, modelStep] = [dreamerV2(config, equations), dreamerV2ModelStep(config, equations)];
    super({ step, modelStep, stateOf: dreamerV2StateOf }, options);
  }
}
