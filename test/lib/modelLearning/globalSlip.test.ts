import { createIce } from "lib/envs/grids/ice";
import { fitGlobalSlip, globalSlip, globalSlipLoss, type ExpectedStep } from "lib/modelLearning/globalSlip";

/** Steps of which `slips` slipped and `others` did not. */
function steps(slips: number, others: number): ExpectedStep[] {
  const step = (slipped: boolean, mass: number) => ({ state: 0, action: 0, next: 1, slipped, mass });
  return [step(true, slips), step(false, others)].filter(({ mass }) => mass > 0);
}

describe("fitGlobalSlip", () => {
  it("is the share of the steps that slipped, by mass", () => {
    expect(fitGlobalSlip([{ weight: 1, data: steps(0.5, 1.5) }], 0)).toBeCloseTo(0.25, 12);
    expect(fitGlobalSlip([{ weight: 1, data: [...steps(1, 0), ...steps(0, 3)] }], 0)).toBeCloseTo(0.25, 12);
  });

  it("weighs batches by their weights, not by their masses", () => {
    const batches = [
      { weight: 0.5, data: steps(0, 1) },
      { weight: 0.5, data: steps(40, 60) },
    ];
    expect(fitGlobalSlip(batches, 0)).toBeCloseTo(0.2, 12);
    expect(fitGlobalSlip(batches.map((batch) => ({ ...batch, weight: 7 })), 0)).toBeCloseTo(0.2, 12); // prettier-ignore
  });

  it("is the prior without data", () => {
    expect(fitGlobalSlip([], 0.3)).toBe(0.3);
    expect(fitGlobalSlip([{ weight: 1, data: [] }, { weight: 0, data: steps(1, 1) }], 0.3)).toBe(0.3); // prettier-ignore
  });

  it("has the least weighted loss of its class", () => {
    const batches = [
      { weight: 0.3, data: steps(1, 4) },
      { weight: 0.7, data: steps(3, 2) },
    ];
    const loss = (slip: number) =>
      batches.reduce((sum, { weight, data }) => sum + weight * globalSlipLoss(slip, data), 0);
    const fitted = fitGlobalSlip(batches, 0);
    for (const other of [0, fitted - 0.01, fitted + 0.01, 1]) expect(loss(fitted)).toBeLessThan(loss(other));
  });

  it("refuses weights below 0", () => {
    expect(() => fitGlobalSlip([{ weight: -1, data: [] }], 0)).toThrow("weight must be at least 0, got -1");
  });
});

describe("globalSlipLoss", () => {
  it("is the mean squared error by mass, and 0 for no data", () => {
    expect(globalSlipLoss(0.2, steps(1, 3))).toBeCloseTo((0.64 + 3 * 0.04) / 4, 12);
    expect(globalSlipLoss(0.2, [])).toBe(0);
  });
});

describe("globalSlip", () => {
  it("makes worlds that are as slippery on grass as on ice", () => {
    const world = createIce({ slip: 0.3 });
    const model = globalSlip(world).asWorld(0.1);
    const onGrass = world.map.start - world.map.width; // one cell above the start
    const chance = (where: typeof world, cell: number) =>
      where.outcomes(cell, 3).find(({ slipped }) => slipped)?.probability ?? 0;
    expect([chance(world, onGrass), chance(world, world.map.start + 1)]).toEqual([0, 0.3]);
    expect([chance(model, onGrass), chance(model, world.map.start + 1)]).toEqual([0.1, 0.1]);
  });
});
