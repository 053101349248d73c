import { withReadableAxes } from "lib/jupyter/display/figures/axisLabels";
import type { Axis, PlotlyLayout } from "lib/jupyter/display/traces";

const size = { width: 760, height: 440 };
const axes = (layout: PlotlyLayout, x: number[], y: number[]) => {
  const { xaxis, yaxis } = withReadableAxes(layout, [{ x, y, mode: "markers" }], size);
  return [xaxis, yaxis] as Axis[];
};
const log: Axis = { type: "log" };

describe("withReadableAxes", () => {
  it("asks for 2 and 5 only, a mark for 0.3 to 0.7 decades, where nine digits have no room", () => {
    const cases = { x: [1.5, 2, 2.3, 2.6], y: [1.2, 1.5, 2, 2.3] };
    for (const [axis, all] of Object.entries(cases)) {
      for (const decades of all) {
        const values = [1, 10 ** decades];
        const { nticks = NaN } = axes({ xaxis: log, yaxis: log }, values, values)[axis === "x" ? 0 : 1];
        const wanted = decades / nticks;
        expect([axis, decades, wanted > 0.3, wanted < 0.65]).toEqual([axis, decades, true, true]);
      }
    }
  });

  it("leaves to plotly.js what it writes legibly, and to the caller what the caller set", () => {
    expect(axes({ xaxis: log, yaxis: log }, [1, 1e4], [1, 1e6])).toEqual([log, log]);
    expect(axes({ xaxis: log, yaxis: log }, [1, 5], [2, 9])).toEqual([log, log]); // as on a linear axis
    const set = { ...log, nticks: 20 };
    const given = { ...log, tickvals: [1, 7, 8, 9, 10] };
    expect(axes({ xaxis: set, yaxis: given }, [1, 50], [1, 50])).toEqual([set, given]);
  });

  it("writes powers of ten and no µ where all numbers are below a thousandth", () => {
    const [x, y] = axes({ xaxis: {}, yaxis: {} }, [0, 2e-4], [0, 0.5]);
    expect([x.exponentformat, y.exponentformat]).toEqual(["power", undefined]);
    const [ranged] = axes({ xaxis: { range: [0, 4e-4], tickvals: [0, 2e-4] }, yaxis: {} }, [1e-4], [1]);
    expect(ranged.exponentformat).toBe("power");
    const [own] = axes({ xaxis: { exponentformat: "e" }, yaxis: {} }, [0, 2e-4], [1, 2]);
    expect(own.exponentformat).toBe("e");
  });
});
