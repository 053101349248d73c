import { type Put, side } from "./arcadeGame";
import { sprite, trail } from "./sprite";
import type { Mover, Shoal } from "./swimmers";

/** What is seen of the game. */
export interface SeaquestScene extends Shoal {
  /** Where its bow is. */
  readonly boat: Mover;
  /** Divers in it. */
  readonly aboard: number;
  /** Cells of oxygen, of ten. */
  readonly gauge: number;
}

const isOnBoard = (column: number): boolean => column >= 0 && column < side;

/** Shows the boat, all that swims, and in the last row a gauge: oxygen from the left, and divers aboard from the right, over it. */
export function showSeaquest(scene: SeaquestScene, put: Put): void {
  const lay = (movers: readonly Mover[], look: (typeof seaquestLooks)[keyof typeof seaquestLooks]) => {
    for (const { row, column, right } of movers) put(side * row + column, look, right < 0);
  };
  for (const { row, column, right } of [...scene.divers, ...scene.fish, ...scene.submarines])
    if (isOnBoard(column - right)) put(side * row + column - right, seaquestLooks.trail);
  lay(scene.divers, seaquestLooks.diver);
  lay(scene.fish, seaquestLooks.fish);
  lay(scene.submarines, seaquestLooks.submarine);
  lay(scene.missiles, seaquestLooks.missile);
  lay(scene.torpedoes, seaquestLooks.torpedo);
  const { row, column, right } = scene.boat;
  if (isOnBoard(column - right)) lay([{ row, column: column - right, right }], seaquestLooks.stern);
  lay([scene.boat], seaquestLooks.bow);
  for (let i = 0; i < side; i++) {
    const isRescued = i >= side - scene.aboard;
    const cell = side * (side - 1) + i;
    if (i < scene.gauge) put(cell, isRescued ? seaquestLooks.rescuedInAir : seaquestLooks.oxygen);
    else if (isRescued) put(cell, seaquestLooks.rescued);
  }
}

const bar = "........ ........ ######## ######## ######## ######## ........ ........";
const head = "...##... ..####.. ..####.. ...##... .######. ######## ######## .######.";

/** All that there is to see. */
export const seaquestLooks = {
  trail: trail([40, 40, 40]),
  diver: sprite([134, 196, 232], "........ .....##. .....##. ..#####. ######.. #..##... ....##.. ........"),
  fish: sprite([0, 158, 115], "........ #...###. ##.##### ######.# ######## ##.##### #...###. ........"),
  submarine: sprite([213, 94, 0], "........ ...##... ...##... .######. ######## ######## .######. ........"),
  missile: sprite([230, 110, 120], "........ ........ ........ ..####.. ..####.. ........ ........ ........"),
  torpedo: sprite([70, 70, 200], "........ ........ ........ .######. .######. ........ ........ ........"),
  stern: sprite([225, 225, 225], "........ ......## #.....## #.###### ######## ######## #.###### ........"),
  bow: sprite([255, 255, 255], "........ ###..... ###..... #######. ######## ######## #######. ........"),
  oxygen: sprite([40, 80, 40], bar),
  rescued: sprite([200, 160, 80], head),
  rescuedInAir: sprite([250, 200, 90], head),
};
