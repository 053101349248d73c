import { Rng } from "lib/core/rng";
import { createTamago, drawTamago, tamagoActions } from "lib/envs/pixels/tamago";

const [wait, flip] = tamagoActions.map((_, action) => action);

describe("the tamago world", () => {
  it("folds by Flip and by nothing else, and pays for a finished roll", () => {
    const rng = new Rng(1);
    const world = createTamago();
    let state: readonly number[] = [0, 0];
    const costs: number[] = [];
    for (const action of [flip, wait, flip, wait, flip, flip]) {
      const { next, cost } = world.step(state, action, rng);
      costs.push(cost);
      state = next;
    }
    expect(state[0]).toBe(1);
    expect(costs.map((cost) => cost === -1)).toEqual([false, false, false, false, true, false]);
  });

  it("slides whatever the cook does, and stays in the pan", () => {
    const rng = new Rng(2);
    const world = createTamago();
    const seen = new Set<number>();
    let state = world.reset(rng);
    for (let t = 0; t < 200; t++) {
      ({ next: state } = world.step(state, wait, rng));
      seen.add(state[1]);
    }
    expect([...seen].sort((a, b) => a - b)).toEqual([-2, -1, 0, 1, 2]);
  });

  it("looks different in each of its states", () => {
    const pictures = [0, 1, 2].flatMap((fold) =>
      [-2, -1, 0, 1, 2].map((slide) => String(drawTamago([fold, slide]).pixels)),
    );
    expect(new Set(pictures).size).toBe(15);
  });
});
