import { GymnasiumBatch } from "../envs/gymnasium/gymnasiumBatch";
import type { ElementOf, Space } from "../envs/spaces";
import { gymnasiumPython } from "../setup/gymnasium/gymnasiumVenv";
import { type GameKind, gameOfEnvironment, type LoadedRules } from "./game";

type Keys = LoadedRules["keys"];

/** What Atari calls the moves of the keyboard. */
const keyOf: Readonly<Record<string, string>> = {
  ...{ UP: "ArrowUp", DOWN: "ArrowDown", LEFT: "ArrowLeft", RIGHT: "ArrowRight" },
  FIRE: " ",
};

/** Where nobody says what choices are, the keys of the first ones. */
const anyKeys = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", " "];

/** Keys of choices, by what they mean where that is known. */
function keysOfChoices(n: number, meanings: readonly string[]): Keys {
  if (meanings.length === 0)
    return Object.fromEntries(anyKeys.slice(0, n).map((key, action) => [key, [`action ${action}`, action]]));
  const known = meanings.flatMap((meaning, action) =>
    meaning in keyOf ? [[keyOf[meaning], [meaning.toLowerCase(), action]] as const] : [],
  );
  return Object.fromEntries(known);
}

/** Keys and the action where none is held: of choices, or of the first number of a vector. */
function controlsOf(space: Space, meanings: readonly string[]): { keys: Keys; rest: ElementOf<Space> } {
  if (space.kind === "discrete") return { keys: keysOfChoices(space.n, meanings), rest: 0 };
  const zeros = new Array<number>(space.size).fill(0);
  const first = (value: number) => [value, ...zeros.slice(1)];
  if (space.kind !== "box") return { keys: {}, rest: zeros };
  return { keys: { ArrowLeft: ["less", first(-1)], ArrowRight: ["more", first(1)] }, rest: zeros };
}

/**
 * An environment of Gymnasium, with its own pictures.
 * @param id as Gymnasium registers it: "ALE/Pong-v5"
 * @throws SetupError if Gymnasium is not installed; GymnasiumError if it has no such environment
 */
export function gymnasiumGame(id: string): GameKind {
  const { environments, actionSpace, meanings } = new GymnasiumBatch({
    python: gymnasiumPython(),
    id,
    draw: true,
  });
  const load = () => Promise.resolve(environments[0]);
  return gameOfEnvironment({ title: id, fps: 15, load, size: 1, ...controlsOf(actionSpace, meanings) });
}
