import { dropdown, toggle } from "lib/jupyter/widgets/choices";
import type { Control } from "lib/jupyter/widgets/control";
import { chooseAxes, coarser, combinations } from "lib/jupyter/widgets/grid";
import { integerSlider, slider } from "lib/jupyter/widgets/sliders";

const counts = (controls: Record<string, Control<unknown>>, limit?: number) =>
  chooseAxes(controls, limit).map(({ stops }) => stops.length);
const wide = (value?: number) => slider({ min: 0, max: 1, step: 0.01, value });

describe("chooseAxes", () => {
  it("spreads positions evenly, both ends and the present one among them", () => {
    const [axis] = chooseAxes({ n: integerSlider({ min: 0, max: 100, value: 37 }) }, 5);
    expect(axis.stops).toEqual([0, 37, 50, 75, 100]);
    expect(axis.stops[axis.start]).toBe(37);
  });

  it("offers at most 25 positions of one control, and 49 frames of all", () => {
    expect(counts({ a: wide() })).toEqual([25]);
    expect(counts({ a: wide(), b: wide() })).toEqual([7, 7]);
    expect(counts({ a: wide(), b: toggle() })).toEqual([24, 2]);
  });

  it("reduces ranges before choices, and drops a choice only as a whole", () => {
    expect(counts({ a: wide(), b: dropdown({ options: [1, 2, 3, 4, 5] }) })).toEqual([9, 5]);
    expect(counts({ a: dropdown({ options: Array.from({ length: 60 }, (_, i) => i) }), b: toggle() })).toEqual([1, 2]); // prettier-ignore
  });

  it("keeps all stops that the author names, with the present value", () => {
    const a = slider({ min: 0, max: 1, value: 0.3, stops: [0, 0.5, 1] });
    const [axis] = chooseAxes({ a }, 2);
    expect([axis.stops, axis.start]).toEqual([[0, 0.3, 0.5, 1], 1]);
  });
});

describe("coarser", () => {
  it("halves the longest axis until nothing is left to halve", () => {
    const axes = chooseAxes({ a: wide(0.5), b: toggle() });
    const halved = coarser(axes);
    expect(halved?.map(({ stops }) => stops.length)).toEqual([12, 2]);
    expect(halved?.[0].stops[halved[0].start]).toBe(0.5);
    expect(coarser(chooseAxes({ a: toggle() }, 1))).toBeUndefined();
  });
});

describe("combinations", () => {
  it("lets the last axis run fastest", () => {
    const axes = chooseAxes({ a: toggle(), b: dropdown({ options: ["x", "y", "z"] }) });
    expect(combinations(axes)).toEqual([[0, 0], [0, 1], [0, 2], [1, 0], [1, 1], [1, 2]]); // prettier-ignore
  });
});
