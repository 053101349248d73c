import { helicopterFrame } from "lib/envs/helicopter/helicopterFrame";
import { noseInFunnel } from "lib/envs/helicopter/helicopterFunnel";
import { aboutVertical } from "lib/envs/helicopter/helicopterRotation";

describe("helicopterFrame", () => {
  it("places the parts of a level helicopter whose nose points to the east", () => {
    const orientation = aboutVertical(Math.PI / 2);
    const { nose, tail, rotor } = helicopterFrame({ position: [1, 2, -3], velocity: [0, 0, 0], orientation, rates: [0, 0, 0] }); // prettier-ignore
    const expected = [[1, 2.4, -3], [1, 1.1, -3], [1, 2.8, -3.2], [0.2, 2, -3.2], [1, 1.2, -3.2], [1.8, 2, -3.2]]; // prettier-ignore
    [nose, tail, ...rotor].forEach((point, i) =>
      point.forEach((entry, j) => expect(entry).toBeCloseTo(expected[i][j], 12)),
    );
  });

  it("shows the nose of the funnel nearer to the axis than the tail, and lower", () => {
    const { nose, tail } = helicopterFrame(noseInFunnel(5, 1).start);
    expect(nose[0]).toBeLessThan(tail[0] - 1);
    expect(nose[2]).toBeGreaterThan(tail[2] + 0.5);
  });
});
