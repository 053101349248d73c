import type { AxisModel } from "lib/jupyter/display/svg/scales";
import { axisTicks, formatNumber } from "lib/jupyter/display/svg/ticks";
import type { Axis } from "lib/jupyter/display/traces";

const axis = (options: Axis = {}, kind: AxisModel["kind"] = "linear"): AxisModel => ({
  id: "x",
  options,
  kind,
  categories: [],
});
const texts = (model: AxisModel, range: [number, number]) =>
  axisTicks(model, range, 500, 80).map(({ text }) => text);

describe("axisTicks", () => {
  it("stands at round numbers with a true minus sign", () => {
    expect(texts(axis(), [-0.1, 0.32])).toEqual(["−0.1", "0", "0.1", "0.2", "0.3"]);
    expect(texts(axis(), [0, 7.1])).toEqual(["0", "1", "2", "3", "4", "5", "6", "7"]);
  });

  it("shortens thousands and writes tiny numbers with their power of ten", () => {
    expect(texts(axis(), [0, 100_000])).toEqual(["0", "20k", "40k", "60k", "80k", "100k"]);
    expect(texts(axis(), [0, 4e-5])[2]).toBe("2×10<sup>-5</sup>".replace("-", "−"));
  });

  it("stands at powers of ten on a log axis", () => {
    expect(texts(axis({}, "log"), [-3, 1])[0]).toBe("10<sup>−3</sup>");
    expect(texts(axis({}, "log"), [-9, 3])).toEqual(
      [-8, -6, -4, -2, 0, 2].map((p) => (p === 0 ? "1" : `10<sup>${p}</sup>`.replace("-", "−"))),
    );
  });

  it("stands where the caller says", () => {
    const model = axis({ tickvals: [8, 16, 1000], ticktext: ["a", "b", "c"] }, "log");
    expect(texts(model, [0, 2])).toEqual(["a", "b"]);
  });
});

describe("formatNumber", () => {
  it("knows the formats that figures use", () => {
    const cases: [number, string, string][] = [
      [0.256, ".0%", "26%"],
      [1234567.891, ",.2f", "1,234,567.89"],
      [-0.00012, ".1e", "−1.2e−4"],
      [12.5, "d", "13"],
      [1500, "s", "1.5k"],
      [0.1 + 0.2, ".3~g", "0.3"],
      [3, "+.1f", "+3.0"],
    ];
    for (const [value, format, text] of cases) expect(formatNumber(value, format)).toBe(text);
  });
});
