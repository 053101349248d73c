import { Rng } from "lib/core/rng";
import { rollout } from "lib/envs/rollout";
import { doorAndBridgeTask, planTable } from "lib/experiments/02-ross-bagnell/grids/doorAndBridge";
import { rossBagnell } from "lib/modelLearning/rossBagnell";
import { trainLosses } from "lib/modelLearning/trainLosses";

/** Real and promised cost of each policy, and the loss of each model on its own data. */
function figures({ task }: ReturnType<typeof doorAndBridgeTask>, expertShare: number) {
  const run = rossBagnell(task, 5, expertShare);
  return { real: run.realCost, promised: run.promised, train: trainLosses(task, run, expertShare) };
}

const none = [0, 0, 0, 0, 0, 0];
const first = (value: number, rest: number) => [value, rest, rest, rest, rest, rest];

describe("doorAndBridgeTask", () => {
  it("has the lecture's table", () => {
    const task = doorAndBridgeTask();
    expect(figures(task, 1)).toEqual({ real: first(40, 40), promised: first(6, 6), train: none });
    expect(figures(task, 0)).toEqual({ real: first(40, 16), promised: first(6, 16), train: none });
    expect(figures(task, 0.5)).toEqual({ real: first(40, 10), promised: first(6, 10), train: none });
  });

  it.each([
    { mirrored: true },
    { toDoor: 1, toBridge: 1, toDetour: 2, horizon: 7 },
    { toDoor: 4, toBridge: 3, toDetour: 6, mirrored: true },
    { toDoor: 5, toBridge: 1, toDetour: 6, horizon: 30 },
  ])("has the closed forms for other maps: %o", (variant) => {
    const task = doorAndBridgeTask(variant);
    const { door, bridge, detour } = task.world.ways;
    const H = variant.horizon ?? 40;
    expect(figures(task, 1)).toEqual({ real: first(H, H), promised: first(door, door), train: none });
    expect(figures(task, 0)).toEqual({ real: first(H, detour), promised: first(door, detour), train: none });
    expect(figures(task, 0.5)).toEqual({
      real: first(H, bridge),
      promised: first(door, bridge),
      train: none,
    });
  });

  it("has an expert who crosses the bridge, J* = 10", () => {
    const { world, task } = doorAndBridgeTask();
    const bridge = world.map.rows.join("").indexOf("b");
    expect(task.expertData).toHaveLength(10);
    expect(task.expertData.map(({ state }) => state)).toContain(bridge);
    expect(task.expertData[9]).toMatchObject({ next: world.map.goal, terminated: true });
    expect(task.realCost(planTable(world, world.truth, 40))).toBe(10);
  });

  it("takes of equal actions the first of up, down, left, right", () => {
    const { world } = doorAndBridgeTask();
    const { transitions } = rollout(world.world, planTable(world, world.truth, 40), 40, new Rng(1));
    // down as soon as the bridge is crossed, though right would do as well
    expect(transitions.map(({ action }) => action)).toEqual([0, 0, 3, 3, 3, 3, 1, 1, 3, 3]);
  });

  it("gives the same run again", () => {
    const run = () => rossBagnell(doorAndBridgeTask().task, 3).models;
    expect(run()).toEqual(run());
  });

  it("refuses a horizon in which the detour does not fit", () => {
    expect(() => doorAndBridgeTask({ horizon: 16 })).toThrow(
      "doorAndBridgeTask: horizon must be an integer greater than the detour, 16, got 16",
    );
  });
});
