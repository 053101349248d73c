import { assertCount } from "../../core/count";
import type { Rng } from "../../core/rng";
import { notAState, notBegun, type Environment, type ResetResult, type StepResult } from "../environment";
import { box, image, type Box, type ElementOf, type Image, type Space } from "../spaces";

/**
 * The environment that shows the last `count` observations together, the oldest first: one picture may not tell where things are going.
 * Pictures [H, W, C] become [H, W, count · C], lists [n] become [count · n]. An episode begins with copies of its first one.
 * @throws RangeError unless count is a positive integer
 * @see Mnih et al. 2015, Human-level control through deep reinforcement learning
 */
export function frameStack<ObservationSpace extends Image | Box, ActionSpace extends Space>(
  environment: Environment<ObservationSpace, ActionSpace>,
  count: number,
): Environment<ObservationSpace, ActionSpace> {
  assertCount("frameStack: count", count);
  return new FrameStack(environment, count);
}

type Frame = Uint8Array | number[];

function stackedSpace(space: Image | Box, count: number): Image | Box {
  if (space.kind === "image") return image(space.height, space.width, space.channels * count);
  const repeat = (bounds: readonly number[]) => Array.from({ length: count }, () => bounds).flat();
  return box(repeat(space.low), repeat(space.high));
}

/** Frames of `size` numbers a pixel next to each other, pixel by pixel; lists have one pixel. */
function stack(frames: readonly Frame[], size: number): Frame {
  const [first] = frames;
  const wide = size * frames.length;
  const stacked = Array.isArray(first)
    ? new Array<number>(first.length * frames.length)
    : new Uint8Array(first.length * frames.length);
  frames.forEach((frame, k) => {
    for (let i = 0; i < frame.length; i++)
      stacked[Math.floor(i / size) * wide + k * size + (i % size)] = frame[i];
  });
  return stacked;
}

class FrameStack<O extends Image | Box, A extends Space> implements Environment<O, A> {
  readonly observationSpace: O;
  readonly actionSpace: A;
  private frames: Frame[] = [];

  constructor(
    private readonly inner: Environment<O, A>,
    private readonly count: number,
  ) {
    this.observationSpace = stackedSpace(inner.observationSpace, count) as O;
    this.actionSpace = inner.actionSpace;
  }

  reset(rng: Rng): ResetResult<ElementOf<O>> {
    const start = this.inner.reset(rng);
    this.frames = Array.from({ length: this.count }, () => start.observation as Frame);
    return { ...start, observation: this.observe() };
  }

  step(action: ElementOf<A>): StepResult<ElementOf<O>> {
    const result = this.inner.step(action);
    this.frames = [...this.frames.slice(1), result.observation as Frame];
    return { ...result, observation: this.observe() };
  }

  get state(): unknown {
    if (this.frames.length === 0) throw notBegun("state");
    return { inner: this.inner.state, frames: structuredClone(this.frames) };
  }

  set state(saved: unknown) {
    const { observationSpace } = this.inner;
    const isFrame = (frame: unknown): boolean => observationSpace.contains(frame);
    if (!isSaved(saved) || saved.frames.length !== this.count || !saved.frames.every(isFrame))
      throw notAState(saved);
    this.inner.state = saved.inner;
    this.frames = structuredClone(saved.frames) as Frame[];
  }

  private observe(): ElementOf<O> {
    const space = this.inner.observationSpace as Image | Box;
    return stack(this.frames, space.kind === "image" ? space.channels : space.size) as ElementOf<O>;
  }
}

function isSaved(x: unknown): x is { inner: unknown; frames: unknown[] } {
  return typeof x === "object" && x !== null && "inner" in x && "frames" in x && Array.isArray(x.frames);
}
