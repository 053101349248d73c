import { type ArcadeName, arcadeGames as arcade } from "../envs/arcade/arcade";
import type { ArcadeGame, Move } from "../envs/arcade/arcadeGame";
import { drawArcade } from "../envs/arcade/arcadePicture";
import { gameOf, type GameKind, type Key } from "./game";

const size = 256;

const keyOf: Readonly<Record<Exclude<Move, "none">, Key>> = {
  left: "ArrowLeft",
  up: "ArrowUp",
  right: "ArrowRight",
  down: "ArrowDown",
  fire: " ",
};

/** The game of the arcade, with a key for each of its moves. */
function game(title: string, name: ArcadeName): GameKind {
  const kind: ArcadeGame<unknown> = arcade[name]();
  const keys = kind.actions.flatMap((move, action) =>
    move === "none" ? [] : [[keyOf[move], [move, action]] as const],
  );
  return gameOf({
    title,
    world: kind.world,
    draw: (state) => drawArcade(kind, state, size),
    keys: Object.fromEntries(keys),
    rest: kind.actions.indexOf("none"),
    sample: (rng) => rng.integer(kind.actions.length),
    horizon: kind.horizon,
    fps: 8,
  });
}

/** The five games on 10 × 10 cells. */
export const arcadeGames: Readonly<Record<ArcadeName, GameKind>> = {
  breakout: game("Breakout: keep the ball in play and break the bricks", "breakout"),
  freeway: game("Freeway: cross the road between the cars", "freeway"),
  "space-invaders": game("Space invaders: shoot the aliens, dodge their bombs", "space-invaders"),
  seaquest: game("Seaquest: fetch divers, sink what is in the way, come up for air", "seaquest"),
  asterix: game("Asterix: collect the pots, keep clear of the arrows", "asterix"),
};
