/** How acting and learning take turns. Environment steps are steps of the world as the agent sees it, each `actionRepeat` of its own. */
export type ScheduleConfig = {
  /** B, sequences in a batch. */
  readonly batchSize: number;
  /** T, steps of each. */
  readonly batchLength: number;
  /** Worlds that run at a time. */
  readonly environments: number;
  /** Random steps at the start, of all worlds together. */
  readonly prefill: number;
  /** Updates of the world model alone before the agent acts. */
  readonly pretrain: number;
  /** Steps of all worlds together between two rounds of updates. */
  readonly stepsPerRound: number;
  /** Updates in a round. */
  readonly updatesPerRound: number;
  /** Standard deviation of the noise on continuous actions while the agent collects; 0 where the policy's own draw explores. */
  readonly explorationNoise: number;
  /** Each action is taken so many times. */
  readonly actionRepeat: number;
  /** The most memory for the replay, bytes. */
  readonly replayBytes: number;
};
