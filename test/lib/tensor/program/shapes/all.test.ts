import { lowerings } from "lib/tensor/program/lowerings/all";
import { shapeRules } from "lib/tensor/program/shapes/all";

/** Kernels that are recorded as another: a number throughout. */
const recordedAsFill = ["OnesLike", "ZerosLike"];

describe("shapeRules", () => {
  it("are there for the kernels that can be lowered, and for no others", () => {
    expect(Object.keys(shapeRules).sort()).toEqual([...Object.keys(lowerings), ...recordedAsFill].sort());
  });
});
