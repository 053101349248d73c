import { fly, helicopterStep, type HelicopterState } from "lib/envs/helicopter/helicopter";
import { noseInFunnel } from "lib/envs/helicopter/helicopterFunnel";
import { rotate } from "lib/envs/helicopter/helicopterRotation";

describe("noseInFunnel", () => {
  it("hovers with the bank whose gravity balances the tail's push", () => {
    const { start, trim } = noseInFunnel(0, 0);
    const bank = Math.asin(0.54 / 9.81);
    expect(trim[3]).toBeCloseTo((9.81 * Math.cos(bank)) / 42.15, 12);
    [0, 0, 0].forEach((control, i) => expect(trim[i]).toBeCloseTo(control, 12));
    const right = rotate(start.orientation, [0, 1, 0]);
    expect(right[2]).toBeCloseTo(Math.sin(bank), 12);
    expect(start.velocity.every((v) => Math.abs(v) < 1e-12)).toBe(true);
  });

  it("keeps for four rotations at 5 m from the axis, with the nose towards it, without any steering", () => {
    const { start, trim } = noseInFunnel(5, 1);
    let state: HelicopterState = start;
    for (let t = 1; t <= 252; t++) {
      state = fly(state, trim);
      const [north, east, down] = state.position;
      const turned = t * helicopterStep;
      expect(north).toBeCloseTo(5 * Math.cos(turned), 8);
      expect(east).toBeCloseTo(5 * Math.sin(turned), 8);
      expect(down).toBeCloseTo(0, 8);
      const [noseNorth, noseEast] = rotate(state.orientation, [1, 0, 0]);
      expect(noseNorth * east - noseEast * north).toBeCloseTo(0, 8);
      expect(noseNorth * north + noseEast * east).toBeLessThan(-4);
    }
  });

  it("pitches the nose down by about the angle whose tangent is ω² r / g, and less in a slower funnel", () => {
    const pitch = (turnRate: number) =>
      Math.asin(rotate(noseInFunnel(5, turnRate).start.orientation, [1, 0, 0])[2]);
    expect(pitch(1)).toBeCloseTo(Math.atan(5 / 9.81), 1);
    expect(pitch(0.5)).toBeCloseTo(Math.atan(1.25 / 9.81), 2);
  });

  it.each([2, 10, NaN])("refuses a turn rate of %d at 5 m, which the rotor cannot hold", (turnRate) => {
    expect(() => noseInFunnel(5, turnRate)).toThrow(
      `noseInFunnel: nothing keeps it at radius 5 with turnRate ${turnRate}`,
    );
  });
});
