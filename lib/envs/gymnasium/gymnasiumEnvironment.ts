import type { Rng } from "../../core/rng";
import type { Canvas } from "../canvas";
import { episodeOver, episodeRng, notAState, notBegun, type Environment, type ResetResult, type StepResult } from "../environment"; // prettier-ignore
import { assertContains, type ElementOf, type Space } from "../spaces";
import type { Outcome } from "./gymnasiumBridge";

type Element = ElementOf<Space>;

/** What an environment needs of its batch. */
export interface Batch {
  readonly id: string;
  readonly observationSpace: Space;
  readonly actionSpace: Space;
  readonly pid: number;
  reset(index: number, seed: number): Element;
  announce(index: number, action: Element): void;
  step(index: number, action: Element): Outcome;
  draw(index: number): Canvas;
}

/** Where an episode is: going on, over, or lost, since its state was set from outside. */
type Phase = "going" | "over" | "lost";

/** What is kept of an episode. */
interface SavedEpisode {
  readonly gymnasium: string;
  readonly observation: Element;
  readonly isOver: boolean;
}

/**
 * One environment of a batch.
 *
 * Gymnasium's environments cannot be saved, so its `state` is less than the contract asks for: an episode whose state is set goes on for
 * one more step, which is truncated, pays nothing, shows the last observation again and says so (`info.isLost`). So a training that is resumed loses the
 * episodes that were going on, and nothing else.
 */
export class GymnasiumEnvironment implements Environment {
  readonly observationSpace: Space;
  readonly actionSpace: Space;
  private episode: { phase: Phase; observation: Element } | undefined;

  constructor(
    private readonly batch: Batch,
    private readonly index: number,
  ) {
    this.observationSpace = batch.observationSpace;
    this.actionSpace = batch.actionSpace;
  }

  /** The process that it shares with the others of its batch. */
  get pid(): number {
    return this.batch.pid;
  }

  reset(rng: Rng): ResetResult<Element> {
    const observation = this.batch.reset(this.index, episodeRng(rng).integer(2 ** 32));
    this.episode = { phase: "going", observation };
    return { observation: copyOf(observation), info: {} };
  }

  announce(action: Element): void {
    if (this.phaseFor(action) === "going") this.batch.announce(this.index, action);
  }

  step(action: Element): StepResult<Element> {
    if (this.phaseFor(action) === "lost") {
      const { observation } = this.episode!;
      this.episode = { phase: "over", observation };
      const info = { isLost: true };
      return { observation: copyOf(observation), reward: 0, terminated: false, truncated: true, info };
    }
    const { observation, reward, terminated, truncated } = this.batch.step(this.index, action);
    this.episode = { phase: terminated || truncated ? "over" : "going", observation };
    return { observation: copyOf(observation), reward, terminated, truncated, info: {} };
  }

  /** The environment's own picture, where the batch was made to be drawn. */
  draw(): Canvas {
    return this.batch.draw(this.index);
  }

  get state(): unknown {
    if (!this.episode) throw notBegun("state");
    const { phase, observation } = this.episode;
    const saved: SavedEpisode = {
      gymnasium: this.batch.id,
      observation: copyOf(observation),
      isOver: phase === "over",
    };
    return saved;
  }

  set state(saved: unknown) {
    if (!isSaved(saved) || !this.observationSpace.contains(saved.observation)) throw notAState(saved);
    this.episode = { phase: saved.isOver ? "over" : "lost", observation: copyOf(saved.observation) };
  }

  /** Where the episode is that an action is for. @throws if there is none, or no such action */
  private phaseFor(action: Element): Phase {
    if (!this.episode) throw notBegun("step");
    if (this.episode.phase === "over") throw episodeOver();
    assertContains("Environment.step: action", this.actionSpace, action);
    return this.episode.phase;
  }
}

const copyOf = (x: Element): Element => (typeof x === "number" ? x : x.slice());

function isSaved(x: unknown): x is SavedEpisode {
  return typeof x === "object" && x !== null && "gymnasium" in x && "observation" in x && "isOver" in x;
}
