import type { AxisModel } from "lib/jupyter/display/figures/svg/scales";
import { axisTicks, formatNumber } from "lib/jupyter/display/figures/svg/ticks";
import type { Axis } from "lib/jupyter/display/traces";

const axis = (options: Axis = {}, kind: AxisModel["kind"] = "linear"): AxisModel => ({
  id: "x",
  options,
  kind,
  categories: [],
});
const texts = (model: AxisModel, range: [number, number]) =>
  axisTicks(model, range, 500).map(({ text }) => text);

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

  it("writes the caller's tiny and large numbers as it writes its own", () => {
    const at = (tickvals: number[]) =>
      texts(axis({ tickvals }), [tickvals[0], tickvals[tickvals.length - 1]]);
    expect(at([0, 2e-4, 4e-4])).toEqual(["0", "2×10<sup>−4</sup>", "4×10<sup>−4</sup>"]);
    expect(at([0, 25_000, 50_000])).toEqual(["0", "25k", "50k"]);
    expect(at([0, 0.25, 8])).toEqual(["0", "0.25", "8"]);
  });

  it("has as many marks as the caller wants at most", () => {
    expect(texts(axis({ nticks: 2 }), [0, 10])).toEqual(["0", "5", "10"]);
    expect(texts(axis({ nticks: 4 }, "log"), [0, 2])).toEqual([
      "1",
      "2",
      "5",
      "10",
      "2",
      "5",
      "10<sup>2</sup>",
    ]);
  });
});

describe("formatNumber", () => {
  it("knows the formats that figures use", () => {
    const cases: [number, string, string][] = [
      [0.256, ".0%", "26%"],
      [1234567.891, ",.2f", "1,234,567.89"],
      [-0.00012, ".1e", "−1.2e-4"],
      [12.5, "d", "13"],
      [1500, "s", "1.5k"],
      [0.1 + 0.2, ".3~g", "0.3"],
      [3, "+.1f", "+3.0"],
      [3, "+f", "+3"],
      [0.00025, "s", "250µ"],
      [0.25, "a format", "0.25"],
    ];
    for (const [value, format, text] of cases) expect(formatNumber(value, format)).toBe(text);
  });
});
