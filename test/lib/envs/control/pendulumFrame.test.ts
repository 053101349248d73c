import { pendulumTip } from "lib/envs/control/pendulumFrame";

describe("pendulumTip", () => {
  it("is above the pivot when upright, right of it at π/2, below it when hanging", () => {
    const places = [0, Math.PI / 2, Math.PI].map((theta) => pendulumTip([theta, 3]));
    expect(places[0]).toEqual({ x: 0, y: 1 });
    [places[1].x - 1, places[1].y, places[2].x, places[2].y + 1].forEach((d) => expect(d).toBeCloseTo(0, 12));
  });
});
