import { iceTask } from "lib/experiments/02-ross-bagnell/grids/ice";
import { rossBagnell } from "lib/modelLearning/rossBagnell";
import { bugPanels } from "grading/exercises/02/bugPanels";

const panels = bugPanels();
const rounded = (costs: number[]) => costs.map((cost) => Number(cost.toFixed(1)));

describe("bugPanels", () => {
  it("shows in A that what was learned is forgotten every other round", () => {
    expect(panels.A).toEqual({
      realCost: [40, 10, 40, 10, 40, 10, 40, 10, 40, 10, 40],
      promised: [6, 10, 6, 10, 6, 10, 6, 10, 6, 10, 6],
      returned: 1,
    });
  });

  it("shows in B good rounds, and a relapse in the round that is returned", () => {
    const { realCost, returned } = panels.B;
    expect(rounded(realCost)).toEqual([64.8, 10, 8, 8, 8, 8, 8, 8, 8, 8, 64.8]);
    expect(returned).toBe(10);
  });

  it("shows in C a promise of 6 that is never kept", () => {
    expect(panels.C.realCost).toEqual(Array(11).fill(40));
    expect(panels.C.promised).toEqual(Array(11).fill(6));
  });

  it("shows in D six rounds on the edge, where the right loop leaves it after one", () => {
    expect(rounded(panels.D.realCost)).toEqual([64.8, 64.8, 64.8, 64.8, 64.8, 64.8, 8, 8, 8, 8, 8]);
    expect(panels.D.returned).toBe(6);
    const { task } = iceTask();
    const expertData = Array.from({ length: 87 }, () => task.expertData).flat();
    const right = rossBagnell({ ...task, expertData }, 10);
    expect(rounded(right.realCost).slice(0, 9)).toEqual([64.8, 10, 8, 8, 8, 8, 8, 8, 8]);
  });
});
