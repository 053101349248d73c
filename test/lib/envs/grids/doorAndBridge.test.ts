import { createDoorAndBridge, type DoorAndBridgeVariant } from "lib/envs/grids/doorAndBridge";
import type { NextTable } from "lib/envs/grids/gridTable";

/** Steps from a cell to another by a breadth-first search in a table of next cells; Infinity if there is no way. */
function distance(next: NextTable, from: number, to: number): number {
  const steps = new Map([[from, 0]]);
  for (const cell of steps.keys())
    for (const reached of next[cell]) if (!steps.has(reached)) steps.set(reached, steps.get(cell)! + 1);
  return steps.get(to) ?? Infinity;
}

/** The table without the steps that enter a cell with the mark. */
function closed({ map, truth }: ReturnType<typeof createDoorAndBridge>, mark: string): NextTable {
  const cell = map.rows.join("").indexOf(mark);
  return truth.map((row, state) => row.map((to) => (to === cell ? state : to)));
}

const variants: DoorAndBridgeVariant[] = [{}, { mirrored: true }];
for (const toDoor of [1, 2, 4])
  for (const [toBridge, toDetour] of [
    [1, 2],
    [3, 4],
    [2, 7],
  ])
    // prettier-ignore
    variants.push({ toDoor, toBridge, toDetour, mirrored: toBridge > 1 });

describe("createDoorAndBridge", () => {
  it("draws the lecture's map", () => {
    expect(createDoorAndBridge().map.rows).toEqual([
      "#########",
      "#...b...#",
      "#...~...#",
      "#S..d..G#",
      "#...~...#",
      "#...~...#",
      "#...~...#",
      "#...~...#",
      "#.......#",
      "#########",
    ]);
    expect(createDoorAndBridge({ toDoor: 2, toBridge: 1, toDetour: 2, mirrored: true }).map.rows).toEqual([
      "#######",
      "#..b..#",
      "#G.d.S#",
      "#..~..#",
      "#.....#",
      "#######",
    ]);
  });

  it.each(variants)("has three ways as long as breadth-first search finds them: %o", (variant) => {
    const instance = createDoorAndBridge(variant);
    const { map, truth, belief, ways } = instance;
    const withoutBridge = closed(instance, "b");
    expect({
      door: distance(belief, map.start, map.goal),
      bridge: distance(truth, map.start, map.goal),
      detour: distance(withoutBridge, map.start, map.goal),
    }).toEqual(ways);
    expect(ways.door).toBeLessThan(ways.bridge);
    expect(ways.bridge).toBeLessThan(ways.detour);
  });

  it("believes something else than the truth at the door and on the bridge only", () => {
    const { map, truth, belief } = createDoorAndBridge();
    const cell = (mark: string) => map.rows.join("").indexOf(mark);
    const wrong = new Set<number>();
    truth.forEach((row, state) =>
      row.forEach((to, action) => belief[state][action] !== to && wrong.add(state)),
    );
    expect(wrong).toEqual(new Set([cell("d") - 1, cell("d"), cell("d") + 1, cell("b")]));
    expect(belief[cell("b")]).toEqual([cell("b"), cell("b"), cell("b"), cell("b")]);
    expect(truth[cell("d") - 1][3]).toBe(cell("d") - 1);
  });

  it("refuses measures without a map, and a detour no longer than the bridge", () => {
    expect(() => createDoorAndBridge({ toDoor: 0 })).toThrow(
      "createDoorAndBridge: toDoor must be an integer of at least 1, got 0",
    );
    expect(() => createDoorAndBridge({ toBridge: 1.5 })).toThrow("toBridge must be an integer of at least 1");
    expect(() => createDoorAndBridge({ toBridge: 3, toDetour: 3 })).toThrow(
      "createDoorAndBridge: toDetour must be an integer of at least 4, got 3",
    );
  });
});
