import { changedPlace } from "grading/sandbox/channel/changedPlace";

const pair = () => [{ P: [[[0.5, 0.5]]], name: "m" }, new Float64Array([1, 2]), () => 1];

describe("changedPlace", () => {
  it("finds nothing where nothing has changed, functions apart", () => {
    expect(changedPlace(pair(), pair())).toBeUndefined();
    expect(changedPlace([() => 1], [null])).toBeUndefined();
    expect(changedPlace([NaN, -0], [NaN, -0])).toBeUndefined();
  });

  it.each<[string, (args: unknown[]) => unknown, string]>([
    [
      "a number deep inside",
      ([m]) => ((m as { P: number[][][] }).P[0][0][1] = 1),
      "its first argument (at .P[0][0][1])",
    ],
    ["a field that is new", ([m]) => ((m as { extra?: number }).extra = 1), "its first argument"],
    ["a field that is gone", ([m]) => delete (m as { name?: string }).name, "its first argument"],
    ["a longer list", ([m]) => (m as { P: number[][][] }).P.push([]), "its first argument (at .P)"],
    [
      "a sorted or scaled typed array",
      ([, v]) => (v as Float64Array).reverse(),
      "its second argument (at [0])",
    ],
    ["a part of another kind", ([m]) => ((m as { P: unknown }).P = 5), "its first argument (at .P)"],
  ])("finds %s", (_name, change, place) => {
    const args = pair();
    change(args);
    expect(changedPlace(args, pair())).toBe(place);
  });
});
