import { Rng } from "lib/core/rng";
import { createDoorAndBridge } from "lib/envs/grids/doorAndBridge";
import { noseInFunnel } from "lib/envs/helicopter/helicopterFunnel";
import { createHelicopterWorld } from "lib/envs/helicopter/helicopterWorld";
import { createEvenIce, createIce } from "lib/envs/grids/ice";
import { createPendulum } from "lib/envs/control/pendulum";
import { carActions, createMountainCar } from "lib/envs/control/mountainCar";
import { createSwitchingLinear } from "lib/envs/control/switchingLinear";
import type { Step, World } from "lib/envs/world";

/** The same world with its types forgotten, so that one table holds all; actions are some that it accepts. */
interface AnyWorld {
  name: string;
  reset(rng: Rng): unknown;
  step(state: unknown, action: unknown, rng: Rng): Step<unknown>;
  actions: readonly unknown[];
}

function entry<State, Action>(
  name: string,
  world: World<State, Action>,
  actions: readonly Action[],
): AnyWorld {
  return {
    name,
    reset: (rng) => world.reset(rng),
    step: (state, action, rng) => world.step(state as State, action as Action, rng),
    actions,
  };
}

const gridActions = [0, 1, 2, 3];
const controlChanges = [[0, 0, 0, 0], [0.1, -0.1, 0.1, 0.02], [-2, 0, 0.5, -0.1]]; // prettier-ignore

const worlds = [
  entry("Door & Bridge", createDoorAndBridge().world, gridActions),
  entry("Door & Bridge, mirrored", createDoorAndBridge({ toDoor: 2, mirrored: true }).world, gridActions),
  entry("Ice", createIce(), gridActions),
  entry("evenly slippery Ice", createEvenIce(createIce(), 0.2), gridActions),
  entry("pendulum", createPendulum(), [[-12], [0], [3], [40]]),
  entry("pendulum that lies", createPendulum({ afterFall: "lie" }), [[-12], [0], [3], [40]]),
  entry("helicopter, hover", createHelicopterWorld(noseInFunnel(0, 0)), controlChanges),
  entry(
    "helicopter, funnel",
    createHelicopterWorld(noseInFunnel(5, 1), { afterCrash: "lie" }),
    controlChanges,
  ),
  entry("Mountain car", createMountainCar(), carActions),
  entry("switching linear system", createSwitchingLinear(), [[0], [1], [-0.5]]),
];

/** Freezes a value and all that it holds; typed arrays, which cannot be frozen, are left to the comparison with a copy. */
function deepFreeze<T>(value: T): T {
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return value;
  Object.values(value).forEach(deepFreeze);
  return Object.freeze(value);
}

/** Every number in a value, however deep. */
function numbersIn(value: unknown): number[] {
  if (typeof value === "number") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(numbersIn);
}

const copyOf = (rng: Rng) => Rng.fromJSON(rng.toJSON());

/** Calls visit in each of 60 steps of 5 episodes of random actions, with a generator that nobody else draws from. */
function explore(world: AnyWorld, visit: (state: unknown, action: unknown, rng: Rng) => void): void {
  for (let seed = 0; seed < 5; seed++) {
    const rng = new Rng("contract").split(seed);
    let state = world.reset(rng);
    for (let t = 0; t < 60; t++) {
      const action = world.actions[rng.integer(world.actions.length)];
      visit(state, action, rng.split(t));
      const { next, terminated } = world.step(state, action, rng);
      if (terminated) break;
      state = next;
    }
  }
}

describe.each(worlds)("$name", (world) => {
  it("starts where the generator says, whatever was asked before", () => {
    const starts = [1, 2, 3].map((seed) => world.reset(new Rng(seed)));
    world.step(starts[0], world.actions[0], new Rng(4));
    expect([1, 2, 3].map((seed) => world.reset(new Rng(seed)))).toEqual(starts);
  });

  it("gives the same step for the same state, action and draws, also after other steps", () => {
    explore(world, (state, action, rng) => {
      const first = world.step(state, action, copyOf(rng));
      world.step(first.next, world.actions[0], rng.split("elsewhere"));
      world.reset(rng.split("elsewhere"));
      expect(world.step(state, action, copyOf(rng))).toEqual(first);
    });
  });

  it("leaves its arguments as they are, and keeps no hold of what it returns", () => {
    explore(world, (state, action, rng) => {
      const before = structuredClone({ state, action });
      deepFreeze({ state, action });
      const { next } = world.step(state, action, copyOf(rng));
      expect({ state, action }).toEqual(before);
      deepFreeze(next);
      world.step(next, action, copyOf(rng));
    });
  });

  it("has finite states of one shape and finite costs", () => {
    const size = numbersIn(world.reset(new Rng(1))).length;
    explore(world, (state, action, rng) => {
      const { next, cost, terminated } = world.step(state, action, rng);
      expect([state, next].map((value) => numbersIn(value).filter(Number.isFinite).length)).toEqual([
        size,
        size,
      ]);
      expect([Number.isFinite(cost), typeof terminated]).toEqual([true, "boolean"]);
    });
  });
});
