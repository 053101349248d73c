import { type Environment, episodeOver, notBegun } from "./environment";
import type { Discrete, Image } from "./spaces";

/** A world that others keep, such as a grader: pictures in numbers, choices. */
export interface RemoteWorld {
  /** Begins an episode. @returns what is seen first, the bytes of a picture */
  begin(): readonly number[];
  /** @param action the number of a choice */
  step(action: number): RemoteStep;
}

/** What an action leads to. */
export interface RemoteStep {
  readonly observation: readonly number[];
  readonly reward: number;
  readonly terminated: boolean;
}

/**
 * A world that others keep, as an agent acts in it. How its episodes begin is theirs to draw, and its state stays with them.
 * @param spaces of its pictures and choices
 */
export function remoteEnvironment(
  world: RemoteWorld,
  { observationSpace, actionSpace }: Pick<Environment<Image, Discrete>, "observationSpace" | "actionSpace">,
): Environment<Image, Discrete> {
  let going: boolean | undefined;
  return {
    observationSpace,
    actionSpace,
    reset() {
      const observation = Uint8Array.from(world.begin());
      going = true;
      return { observation, info: {} };
    },
    step(action) {
      if (going === undefined) throw notBegun("step");
      if (!going) throw episodeOver();
      const { observation, reward, terminated } = world.step(action);
      going = !terminated;
      return { observation: Uint8Array.from(observation), reward, terminated, truncated: false, info: {} };
    },
    get state(): never {
      throw new Error("remoteEnvironment: its state stays with who keeps the world, and cannot be read");
    },
    set state(_state: unknown) {
      throw new Error("remoteEnvironment: its state stays with who keeps the world, and cannot be set");
    },
  };
}
