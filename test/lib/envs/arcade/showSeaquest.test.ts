import type { Sprite } from "lib/envs/arcade/sprite";
import { type SeaquestScene, seaquestLooks, showSeaquest } from "lib/envs/arcade/showSeaquest";

const scene: SeaquestScene = {
  boat: { row: 4, column: 5, right: 1 },
  ...{ aboard: 0, gauge: 10 },
  ...{ torpedoes: [], missiles: [], fish: [], submarines: [], divers: [] },
};

/** What is on top of each cell, by its name, and the cells that are mirrored. */
function shown(given: Partial<SeaquestScene>) {
  const top = new Map<number, string>();
  const mirrored = new Set<number>();
  const nameOf = (look: Sprite) => Object.entries(seaquestLooks).find(([, other]) => other === look)![0];
  showSeaquest({ ...scene, ...given }, (cell, look, isMirrored) => {
    top.set(cell, nameOf(look));
    if (isMirrored) mirrored.add(cell);
  });
  return { top, mirrored };
}

describe("showSeaquest", () => {
  it("shows the boat's stern behind its bow, unless the board ends there", () => {
    expect(shown({}).top.get(44)).toBe("stern");
    const { top, mirrored } = shown({ boat: { ...scene.boat, right: -1 } });
    expect([top.get(45), top.get(46), [...mirrored]]).toEqual(["bow", "stern", [46, 45]]);
    expect(
      [...shown({ boat: { ...scene.boat, column: 0 } }).top.values()].filter((name) => name === "stern"),
    ).toEqual([]);
  });

  it("shows each swimmer and a trail behind it", () => {
    const { top } = shown({
      fish: [{ row: 2, column: 3, right: -1, toMove: 1 }],
      divers: [{ row: 3, column: 9, right: -1, toMove: 1 }],
    });
    expect([top.get(23), top.get(24), top.get(39), top.get(40)]).toEqual([
      "fish",
      "trail",
      "diver",
      undefined,
    ]);
  });

  it("shows oxygen from the left and divers aboard from the right, also where both are", () => {
    const { top } = shown({ gauge: 6, aboard: 5 });
    const gauge = Array.from({ length: 10 }, (_, i) => top.get(90 + i));
    expect(gauge).toEqual([...Array(5).fill("oxygen"), "rescuedInAir", ...Array(4).fill("rescued")]);
    expect(shown({ gauge: 3 }).top.has(93)).toBe(false);
  });
});
