import { assertCount } from "../../core/count";
import type { Rng } from "../../core/rng";
import type { Canvas } from "../canvas";
import {
  episodeOver,
  episodeRng,
  notAState,
  notBegun,
  type Environment,
  type ResetResult,
  type StepResult,
} from "../environment";
import { pixelsOf } from "../pixels/pixelsOf";
import { anywhere, assertContains, box, image, type Box, type ElementOf, type Image } from "../spaces";
import type { Mujoco } from "./mujoco";
import { Physics, type Seat, type Snapshot } from "./physics";
import { Renderer } from "./picture/renderer";

/** What a task does with the physics, in which the environment's own state is. */
export interface Rules {
  /** Draws a start state, from the model's own pose. */
  begin(rng: Rng): void;
  observe(): number[];
  reward(): number;
}

/** A task of the control suite. */
export interface MujocoTask {
  /** The model, as MJCF. */
  xml: string;
  /** Numbers of an observation. */
  observed: number;
  /** Physics steps of a control step. */
  substeps: number;
  /** The camera of pictures. */
  camera: string;
  rules(physics: Physics): Rules;
}

/** Control steps of an episode, of every task. */
export const mujocoHorizon = 1000;

/** How a task is seen. */
export interface Seen {
  /** Pixels of a side: observations are square pictures. */
  pixels: number;
  /** Rays along each side of a pixel: 1, which is fastest, unless given; 2 and more make edges smooth. */
  samples?: number;
}

/** The environment of a task: as numbers, or as pictures where `seen` says which. Many share one MuJoCo; nothing needs to be freed.
 *  @throws RangeError unless the pixels and samples are positive integers */
export function mujocoEnvironment(mujoco: Mujoco, task: MujocoTask): MujocoEnvironment<Box>;
export function mujocoEnvironment(mujoco: Mujoco, task: MujocoTask, seen: Seen): MujocoEnvironment<Image>;
export function mujocoEnvironment(
  mujoco: Mujoco,
  task: MujocoTask,
  seen?: Seen,
): MujocoEnvironment<Box> | MujocoEnvironment<Image>;
export function mujocoEnvironment(
  mujoco: Mujoco,
  task: MujocoTask,
  seen?: Seen,
): MujocoEnvironment<Box> | MujocoEnvironment<Image> {
  const physics = Physics.of(mujoco, task.xml);
  const rules = task.rules(physics);
  const renderer = new Renderer(physics, task.camera);
  const parts = { task, physics, rules, renderer };
  if (!seen) return new MujocoEnvironment(parts, anywhere(task.observed), () => rules.observe());
  const { pixels, samples = 1 } = seen;
  assertCount("mujocoEnvironment: pixels", pixels);
  assertCount("mujocoEnvironment: samples", samples);
  return new MujocoEnvironment(parts, image(pixels, pixels), () =>
    pixelsOf(renderer.draw(pixels, pixels, samples)),
  );
}

interface Parts {
  task: MujocoTask;
  physics: Physics;
  rules: Rules;
  renderer: Renderer;
}

interface Saved {
  physics: Snapshot;
  steps: number;
}

/** An environment that can also be drawn. */
export class MujocoEnvironment<O extends Box | Image> implements Environment<O, Box> {
  readonly actionSpace: Box;
  private seat: Seat | undefined;
  private steps = 0;

  constructor(
    private readonly parts: Parts,
    readonly observationSpace: O,
    private readonly look: () => ElementOf<O>,
  ) {
    const range = Array.from(parts.physics.model.actuator_ctrlrange); // [A · 2]
    this.actionSpace = box(
      range.filter((_, i) => i % 2 === 0),
      range.filter((_, i) => i % 2 === 1),
    );
  }

  reset(callers: Rng): ResetResult<ElementOf<O>> {
    const rng = episodeRng(callers);
    const { physics, rules } = this.parts;
    this.sit({});
    physics.reset();
    rules.begin(rng);
    physics.forward();
    this.steps = 0;
    return { observation: this.observe(), info: {} };
  }

  step(action: number[]): StepResult<ElementOf<O>> {
    const { task, physics, rules } = this.parts;
    if (!this.seat) throw notBegun("step");
    if (this.steps >= mujocoHorizon) throw episodeOver();
    assertContains("Environment.step: action", this.actionSpace, action);
    physics.enter(this.seat);
    physics.data.ctrl.set(action);
    physics.step(task.substeps);
    this.steps++;
    const truncated = this.steps >= mujocoHorizon;
    return { observation: this.observe(), reward: rules.reward(), terminated: false, truncated, info: {} };
  }

  /** A picture of the state, as `Renderer.draw`. @throws Error before the first reset; RangeError unless all are positive integers */
  draw(width: number, height = width, samples = 1): Canvas {
    if (!this.seat) throw notBegun("draw");
    this.parts.physics.enter(this.seat);
    return this.parts.renderer.draw(width, height, samples);
  }

  get state(): unknown {
    if (!this.seat) throw notBegun("state");
    this.parts.physics.enter(this.seat);
    return { physics: this.parts.physics.save(), steps: this.steps } satisfies Saved;
  }

  set state(saved: unknown) {
    if (!this.isSaved(saved)) throw notAState(saved);
    this.sit({ snapshot: structuredClone(saved.physics) });
    this.steps = saved.steps;
  }

  private sit(seat: Seat): void {
    this.seat = seat;
    this.parts.physics.enter(seat);
  }

  private observe(): ElementOf<O> {
    const observation = this.look();
    assertContains("mujocoEnvironment: the observation", this.observationSpace, observation);
    return observation;
  }

  private isSaved(x: unknown): x is Saved {
    if (typeof x !== "object" || x === null || !("physics" in x && "steps" in x)) return false;
    return Number.isInteger(x.steps) && Number(x.steps) >= 0 && this.parts.physics.fits(x.physics);
  }
}
