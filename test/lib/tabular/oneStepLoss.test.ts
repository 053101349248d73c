import { momentLoss } from "lib/tabular/momentLoss";
import { oneStepLoss } from "lib/tabular/oneStepLoss";
import { sampledMomentLoss } from "lib/tabular/sampledMomentLoss";
import { createTransitions } from "lib/tabular/mdp";
import { expectClose, instances } from "./instances";

const world = createTransitions([[[0.5, 0.5]], [[0, 1]]]);
const model = createTransitions([[[0.25, 0.75]], [[1, 0]]]);
const data = [{ s: 0, a: 0 }, { s: 0, a: 0 }, { s: 1, a: 0 }]; // prettier-ignore

describe("oneStepLoss", () => {
  it("matches a case by hand", () => {
    expectClose(oneStepLoss(world, model, data, "l1"), (0.5 + 0.5 + 2) / 3);
    expectClose(oneStepLoss(world, model, data, "zeroOne"), (0.5 + 0.5 + 1) / 3);
    const nll = -(Math.log(0.2625) + Math.log(0.7375) + Math.log(0.025)) / 3;
    expectClose(oneStepLoss(world, model, data, "nll"), nll);
  });

  it("needs data", () => {
    expect(() => oneStepLoss(world, model, [], "l1")).toThrow("must not be empty");
  });
});

describe("momentLoss", () => {
  it("matches a case by hand", () => {
    expectClose(momentLoss(world, model, data, [0, 4]), (1 + 1 + 4) / 3);
  });

  it("is at most (max V − min V) times half of the L1 loss, and at most its sampled version", () => {
    for (const { world, model } of instances(200, "moment")) {
      const pairs = world.mu.map((_, s) => ({ s, a: s % world.A }));
      const V = world.R.map((row) => row[0]);
      const range = Math.max(...V) - Math.min(...V);
      const loss = momentLoss(world, model, pairs, V);
      expect(loss).toBeLessThanOrEqual((range * oneStepLoss(world, model, pairs, "l1")) / 2 + 1e-12);
      expect(loss).toBeLessThanOrEqual(sampledMomentLoss(world, model, pairs, V) + 1e-12);
    }
  });
});

describe("sampledMomentLoss", () => {
  it("matches a case by hand and is not 0 for the right model", () => {
    expectClose(sampledMomentLoss(world, model, [data[0]], [0, 4]), 4 * (0.5 * 0.75 + 0.5 * 0.25));
    expectClose(sampledMomentLoss(world, world, [data[0]], [0, 4]), 2);
  });
});
