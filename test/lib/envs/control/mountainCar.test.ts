import { Rng } from "lib/core/rng";
import {
  carPosition,
  createMountainCar,
  hillAcceleration,
  isStopped,
  moveCar,
  type CarState,
} from "lib/envs/control/mountainCar";

const rng = new Rng(1);

describe("hillAcceleration", () => {
  it("is that of the engine and the slope", () => {
    expect(hillAcceleration([-0.5, 0.01], 1)).toBeCloseTo(0.001 - 0.0025 * 0.0707372017, 12);
    expect(hillAcceleration([0, 0], -1)).toBeCloseTo(-0.0035, 12);
  });
});

describe("moveCar", () => {
  it("moves by the new velocity", () => {
    expect(moveCar([-0.5, 0.01], 0.002)).toEqual([expect.closeTo(-0.488, 12), expect.closeTo(0.012, 12)]);
  });

  it("keeps to the speed limits", () => {
    expect(moveCar([-0.5, 0.069], 0.01)).toEqual([expect.closeTo(-0.43, 12), 0.07]);
    expect(moveCar([-0.5, -0.069], -0.01)).toEqual([expect.closeTo(-0.57, 12), -0.07]);
  });

  it("stops a car that runs into the wall, and lets it drive away from there", () => {
    expect(moveCar([-1.19, -0.05], 0)).toEqual([-1.2, 0]);
    expect(isStopped(moveCar([-1.19, -0.05], 0))).toBe(true);
    expect(moveCar([-1.2, 0], 0.003)).toEqual([expect.closeTo(-1.197, 12), 0.003]);
    expect(isStopped(moveCar([-1.2, 0], 0.003))).toBe(false);
  });
});

describe("createMountainCar", () => {
  const world = createMountainCar();

  /** Steps until the episode ends, at most 1,000. */
  const drive = (policy: (state: CarState) => number) => {
    let [state, cost, terminated] = [[-0.5, 0] as CarState, 0, false];
    while (!terminated && cost < 1000) {
      const step = world.step(state, policy(state), rng);
      [state, terminated] = [step.next, step.terminated];
      cost += step.cost;
    }
    return { cost, terminated };
  };

  it("starts at rest in the valley", () => {
    for (let seed = 0; seed < 100; seed++) {
      const [x, v] = world.reset(new Rng(seed));
      expect([x >= -0.6 && x <= -0.4, v]).toEqual([true, 0]);
    }
  });

  it("ends at the goal, and costs 1 a step until then", () => {
    expect(world.step([0.45, 0.06], 1, rng)).toMatchObject({ cost: 1, terminated: true });
    expect(world.step([0.3, 0.06], 1, rng)).toMatchObject({ cost: 1, terminated: false });
  });

  it("has an engine too weak for the hill, which swinging overcomes", () => {
    expect(drive(() => 1)).toEqual({ cost: 1000, terminated: false });
    const swinging = drive(([, v]) => (v < 0 ? -1 : 1));
    expect([swinging.terminated, swinging.cost < 150]).toEqual([true, true]);
  });

  it("takes the acceleration of a model", () => {
    expect(createMountainCar(() => 0.01).step([-0.5, 0], -1, rng).next).toEqual([-0.49, 0.01]);
  });
});

describe("carPosition", () => {
  it("is on the ground, whose slope is what pulls the car", () => {
    const { x, y } = carPosition([-0.3, 0.02]);
    const slope = (carPosition([x + 1e-6, 0]).y - carPosition([x - 1e-6, 0]).y) / 2e-6;
    expect([x, y]).toEqual([-0.3, expect.closeTo(Math.sin(-0.9), 12)]);
    expect(hillAcceleration([x, 0], 0)).toBeCloseTo((-0.0025 / 3) * slope, 9);
  });
});
