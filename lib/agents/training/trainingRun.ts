import { throwIfInterrupted } from "../../core/interruption";
import { mean, sum } from "../../core/metrics";
import { Rng } from "../../core/rng";
import type { Episode } from "../../data/episode";
import { Replay } from "../../data/replay";
import type { RunFolder } from "../../data/runFolder";
import type { Environment } from "../../envs/environment";
import type { TensorTree } from "../../tensor/records";
import { randomActions } from "./actionOf";
import type { Agent, AgentPlayer, Measured } from "./agent";
import { Health } from "./health";
import { Lockstep } from "./lockstep";
import { type Counters, type Phase, type RunProgress, type RunState, type TrainOptions } from "./runProgress";

/** What makes a training. */
export interface TrainingRunOptions {
  readonly agent: Agent;
  /** The worlds, `schedule.environments` of them. */
  readonly environments: readonly Environment[];
  readonly seed: number | string;
  /** Where it is kept; nowhere unless given. */
  readonly folder?: RunFolder;
}

/** Milliseconds between two looks at what came in meanwhile: a click, an interrupt. */
const breath = 50;
const recentEpisodes = 100;

/**
 * A training: worlds, replay and agent, taking turns as the agent's schedule says. It can be stopped, interrupted and gone on with
 * between any two rounds, and from its folder after any end.
 */
export class TrainingRun {
  readonly replay: Replay;
  private readonly worlds: Lockstep;
  private readonly player: AgentPlayer;
  private rngs: { random: Rng; sample: Rng; player: Rng };
  private counters: Counters = { envSteps: 0, updates: 0, modelUpdates: 0, episodes: 0, seconds: 0 };
  private returns: number[] = [];
  private metrics: Measured = {};
  private health = new Health();
  private unsaved: Episode[] = [];

  constructor(private readonly options: TrainingRunOptions) {
    const { agent, environments, seed } = options;
    const rng = new Rng(seed);
    this.worlds = new Lockstep(environments, rng.split("worlds"));
    this.rngs = { random: rng.split("random"), sample: rng.split("sample"), player: rng.split("player") };
    this.replay = new Replay(this.worlds.layout, { maxBytes: agent.config.schedule.replayBytes });
    this.player = agent.player({ worlds: this.worlds.worlds, rng: this.rngs.player, explores: true });
  }

  get progress(): RunProgress {
    const { counters, returns, metrics, phase } = this;
    return { phase, ...counters, meanReturn: returns.length > 0 ? mean(returns) : NaN, metrics };
  }

  /**
   * Goes on until there are so many steps, or `stop` says so. Call it again to go on further.
   * @throws TrainingDiverged, one sentence, if a metric is no longer finite or the policy has collapsed, which leaves the newest good snapshot;
   * what a world throws; the interrupt's reason
   */
  async train(options: TrainOptions): Promise<RunProgress> {
    const { envSteps, measureEvery = 20, saveEvery = 60, onProgress, stop } = options;
    let [breathed, timed, saved] = [performance.now(), performance.now(), performance.now()];
    while (this.counters.envSteps < envSteps) {
      const [phase, before, after] = [this.phase, this.steps, this.steps + this.updatesOfRound];
      const passes = (every: number) => Math.floor(after / every) > Math.floor(before / every);
      this.round(passes(measureEvery));
      const now = performance.now();
      this.counters.seconds += (now - timed) / 1000;
      timed = now;
      const isSaved = passes(measureEvery) && now - saved >= 1000 * saveEvery; // what a look has found finite
      if (passes(measureEvery)) {
        this.look();
        onProgress?.(this.progress);
      }
      if ((isSaved && this.health.isGood) || (phase !== "train" && this.phase === "train")) {
        this.save();
        saved = performance.now();
      }
      if (now - breathed < breath) continue;
      await new Promise((resolve) => setImmediate(resolve));
      throwIfInterrupted();
      if (stop?.(this.progress)) break;
      breathed = timed = performance.now();
    }
    this.save();
    return this.progress;
  }

  /** Steps of the worlds and updates that belong together: `train` takes one after the other, and breathes between them.
   *  @param measure whether metrics of the last update are read */
  round(measure: boolean): void {
    const { agent } = this.options;
    const { stepsPerRound, updatesPerRound } = agent.config.schedule;
    const { phase } = this;
    if (phase === "prefill") {
      const { actionSpace } = this.options.environments[0];
      const draw = () => randomActions(actionSpace, this.rngs.random, this.worlds.worlds);
      return this.act(draw, this.health.byChance);
    }
    if (phase === "pretrain") {
      this.note(agent.fitModel(this.sampleFor(this.rngs.sample), measure));
      this.counters.modelUpdates++;
      return;
    }
    for (let i = 0; i < stepsPerRound / this.worlds.worlds; i++)
      this.act(() => this.player.act(this.worlds.rows), this.returns);
    for (let i = 0; i < updatesPerRound; i++) {
      this.note(agent.learn(this.sampleFor(this.rngs.sample), measure && i === updatesPerRound - 1));
      this.counters.updates++;
    }
  }

  /** Writes a snapshot, where there is a folder. */
  save(): void {
    const { folder, agent } = this.options;
    if (!folder) return;
    const { counters, returns, metrics, rngs, worlds, player, unsaved } = this;
    const saved = worlds.save();
    player.lend((remembered) =>
      agent.lend((tensors, texts) => {
        const [random, sample, player] = [rngs.random, rngs.sample, rngs.player].map((rng) => rng.toJSON());
        const states = { random, sample, player };
        const kept = { counters, returns, byChance: this.health.byChance, metrics };
        const plain = { ...kept, rngs: states, worlds: saved.plain, agent: texts };
        folder.save(
          { tensors: { agent: tensors, player: remembered }, worlds: saved.tensors, plain },
          unsaved,
        );
      }),
    );
    this.unsaved = [];
  }

  /** Goes on from the folder's newest snapshot, bit for bit as the training would have without its end; where there is none yet, from the
   *  beginning. @throws what `RunFolder.load` throws */
  resume(): void {
    const { folder, agent } = this.options;
    if (!folder?.isBegun) return folder?.clear();
    const like = this.player.lend((player) => agent.lend((tensors) => ({ agent: tensors, player })));
    const isLater = (line: Record<string, unknown>, { counters }: RunState) =>
      Number(line.updates) + Number(line.modelUpdates) > counters.updates + counters.modelUpdates;
    const { tensors, worlds, plain, episodes } = folder.load<
      { agent: TensorTree; player: TensorTree },
      RunState
    >(like, isLater);
    this.worlds.restore({ tensors: worlds, plain: plain.worlds });
    agent.restore(tensors.agent, plain.agent);
    const [random, sample, player] = [plain.rngs.random, plain.rngs.sample, plain.rngs.player].map((state) =>
      Rng.fromJSON(state),
    );
    this.rngs = { random, sample, player };
    this.player.restore(tensors.player, player);
    for (const episode of episodes) this.replay.addEpisode(episode);
    [this.counters, this.returns, this.metrics] = [plain.counters, plain.returns, plain.metrics];
    this.health = new Health(plain.byChance);
    if (this.phase !== "prefill") agent.warmUp(this.sampleFor(new Rng("warm-up")));
  }

  /** Frees what it holds; the agent stays the caller's. */
  dispose(): void {
    this.player.dispose();
  }

  private get steps(): number {
    return this.counters.updates + this.counters.modelUpdates;
  }

  private get phase(): Phase {
    const { prefill, pretrain, batchLength } = this.options.agent.config.schedule;
    if (this.counters.envSteps < prefill || this.replay.steps < batchLength) return "prefill";
    return this.counters.modelUpdates < pretrain ? "pretrain" : "train";
  }

  /** Updates that the next round takes. */
  private get updatesOfRound(): number {
    const { updatesPerRound } = this.options.agent.config.schedule;
    return { prefill: 0, pretrain: 1, train: updatesPerRound }[this.phase];
  }

  /** Takes a step in each world. @param returns where those of the episodes that are over go */
  private act(choose: () => Float32Array, returns: number[]): void {
    for (const { episode, isLost } of this.worlds.step(choose())) {
      this.replay.addEpisode(episode);
      if (this.options.folder) this.unsaved.push(episode);
      if (isLost) continue;
      returns.push(sum(episode.reward));
      this.counters.episodes++;
    }
    returns.splice(0, returns.length - recentEpisodes);
    this.counters.envSteps += this.worlds.worlds;
  }

  private sampleFor(rng: Rng) {
    const { batchSize, batchLength } = this.options.agent.config.schedule;
    return this.replay.sample(rng, batchSize, batchLength);
  }

  /** Keeps the metrics of an update that was measured. */
  private note(metrics: Measured): void {
    if (Object.keys(metrics).length > 0) this.metrics = metrics;
  }

  /** Writes the metrics down. @throws TrainingDiverged if the training is not well */
  private look(): void {
    const { metrics, ...counts } = this.progress;
    this.health.look(this.progress, this.returns, this.options.agent.collapse?.(metrics));
    this.options.folder?.report({ ...counts, ...metrics });
  }
}
