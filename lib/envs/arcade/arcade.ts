import type { Environment } from "../environment";
import { environmentOf } from "../environmentOf";
import { type Discrete, discrete, image, type Image } from "../spaces";
import { stickyActions } from "../wrappers/stickyActions";
import type { ArcadeGame, ArcadeOptions } from "./arcadeGame";
import { arcadePixels } from "./arcadePicture";
import { createAsterix } from "./asterix";
import { createBreakout } from "./breakout";
import { createFreeway } from "./freeway";
import { createSeaquest } from "./seaquest";
import { createSpaceInvaders } from "./spaceInvaders";

/** The games by name. Breakout and freeway do not become harder, with or without `ramp`. */
export const arcadeGames = {
  breakout: createBreakout,
  freeway: createFreeway,
  "space-invaders": createSpaceInvaders,
  seaquest: createSeaquest,
  asterix: createAsterix,
} as const satisfies Record<string, (options?: ArcadeOptions) => ArcadeGame<unknown>>;

export type ArcadeName = keyof typeof arcadeGames;

/** How a game is played from pictures. */
export interface SeenArcadeOptions extends ArcadeOptions {
  /** Pixels of a side (16). */
  readonly pixels?: number;
  /** 1 in grey (so unless given), 3 in colour. */
  readonly channels?: 1 | 3;
  /** The probability that an action is not heard (0.1, as published). */
  readonly sticky?: number;
  /** Steps after which an episode is truncated; the game's own unless given. */
  readonly horizon?: number;
}

/** A game of the arcade as an agent sees it. @throws RangeError if a cell has no pixel, or sticky is not in [0, 1) */
export function seenArcade(
  name: ArcadeName,
  { pixels = 16, channels = 1, sticky = 0.1, horizon, ramp }: SeenArcadeOptions = {},
): Environment<Image, Discrete> {
  const game: ArcadeGame<unknown> = arcadeGames[name]({ ramp });
  const environment = environmentOf(game.world, {
    observe: arcadePixels(game, pixels, channels),
    spaces: { observation: image(pixels, pixels, channels), action: discrete(game.actions.length) },
    timeLimit: horizon ?? game.horizon,
  });
  return stickyActions(environment, sticky);
}
