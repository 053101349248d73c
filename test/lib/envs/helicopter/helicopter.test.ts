import { Rng } from "lib/core/rng";
import { fly, gravity, helicopterStep, tempest, type HelicopterState } from "lib/envs/helicopter/helicopter";
import {
  aboutVertical,
  compose,
  fromRotationVector,
  inverse,
  rotate,
} from "lib/envs/helicopter/helicopterRotation";
import { noseInFunnel } from "lib/envs/helicopter/helicopterFunnel";

const resting: HelicopterState = {
  position: [0, 0, 0],
  velocity: [0, 0, 0],
  orientation: [1, 0, 0, 0],
  rates: [0, 0, 0],
};

/** Ten Euler steps of ẋ = a − d x from 0, in closed form: a/d (1 − (1 − 0.01 d)¹⁰). */
const saturating = (a: number, d: number) => (a / d) * (1 - (1 - 0.01 * d) ** 10);

const randomControls = (rng: Rng) => [0, 1, 2, 3].map((i) => rng.normal(i === 3 ? 0.23 : 0, 0.1));

function randomState(rng: Rng): HelicopterState {
  const draw = (scale: number) => [rng.normal(0, scale), rng.normal(0, scale), rng.normal(0, scale)] as const;
  const orientation = fromRotationVector(draw(0.7));
  return { position: draw(3), velocity: draw(2), orientation, rates: draw(1) };
}

describe("fly", () => {
  it("falls and is pushed aside when all controls are 0", () => {
    const { velocity, rates } = fly(resting, [0, 0, 0, 0]);
    expect(velocity[0]).toBe(0);
    expect(velocity[1]).toBeCloseTo(saturating(-0.54, 0.43), 14);
    expect(velocity[2]).toBeCloseTo(saturating(9.81, 0.49), 14);
    expect(rates).toEqual([0, 0, 0]);
  });

  it("turns about one axis for each of aileron, elevator and rudder", () => {
    expect(fly(resting, [0.1, 0, 0, 0]).rates[0]).toBeCloseTo(saturating(-3.304, 12.78), 14);
    expect(fly(resting, [0, 0.1, 0, 0]).rates[1]).toBeCloseTo(saturating(-3.332, 10.12), 14);
    expect(fly(resting, [0, 0, 0.1, 0]).rates[2]).toBeCloseTo(saturating(7.054, 8.16), 14);
  });

  it("feels gusts as accelerations along and about the body's axes", () => {
    const { velocity, rates } = fly(resting, [0, 0, 0, gravity / -tempest.lift], [1, 0.54, 2, 3, 0, 0]);
    expect(velocity[0]).toBeCloseTo(saturating(1, 0.18), 2); // up to the tilt that the gust makes
    expect(velocity[2]).toBeCloseTo(saturating(2, 0.49), 1);
    expect(rates[0]).toBeCloseTo(saturating(3, 12.78), 14);
  });

  it("cuts controls off at −1 and 1", () => {
    expect(fly(resting, [5, -5, 1.1, -3])).toEqual(fly(resting, [1, -1, 1, -1]));
  });

  it("stays where it is when trimmed for hover", () => {
    const { start, trim } = noseInFunnel(0, 0);
    let state = start;
    for (let t = 0; t < 100; t++) state = fly(state, trim);
    for (const part of ["position", "velocity", "rates", "orientation"] as const)
      state[part].forEach((entry, i) => expect(entry).toBeCloseTo(start[part][i], 10));
  });

  it("keeps the quaternion's norm at 1 for 1,000 steps", () => {
    const rng = new Rng("norm");
    let state = resting;
    for (let t = 0; t < 1000; t++) state = fly(state, randomControls(rng));
    expect(Math.abs(Math.hypot(...state.orientation) - 1)).toBeLessThan(1e-12);
  });

  it("looks the same after a turn about the vertical and a shift", () => {
    const rng = new Rng("symmetry");
    for (let i = 0; i < 50; i++) {
      const [state, controls] = [randomState(rng), randomControls(rng)];
      const gust = [0, 1, 2, 3, 4, 5].map(() => rng.normal());
      const turn = aboutVertical(rng.normal(0, 2));
      const moved = ({ position, velocity, orientation, rates }: HelicopterState): HelicopterState => {
        const [north, east, down] = rotate(turn, position);
        return {
          position: [north + 7, east - 5, down + 3],
          velocity: rotate(turn, velocity),
          orientation: compose(turn, orientation),
          rates,
        };
      };
      const [expected, actual] = [moved(fly(state, controls, gust)), fly(moved(state), controls, gust)];
      for (const part of ["position", "velocity", "rates", "orientation"] as const)
        actual[part].forEach((entry, j) => expect(entry).toBeCloseTo(expected[part][j], 11));
    }
  });

  it("does not look the same after a roll: the test above could fail", () => {
    const roll = fromRotationVector([0.3, 0, 0]);
    const tilted = fly({ ...resting, orientation: roll }, [0, 0, 0, 0.2]);
    const expected = rotate(roll, fly(resting, [0, 0, 0, 0.2]).velocity);
    expect(Math.abs(tilted.velocity[1] - expected[1])).toBeGreaterThan(0.1);
  });

  it("changes its energy by what rotor, tail and drag do", () => {
    const rng = new Rng("energy");
    const power = ({ velocity, orientation }: HelicopterState, collective: number) => {
      const [u, v, w] = rotate(inverse(orientation), velocity);
      const drag = -0.18 * u * u - 0.43 * v * v - 0.49 * w * w;
      return drag - 0.54 * v - 42.15 * collective * w;
    };
    const energy = ({ position, velocity }: HelicopterState) =>
      0.5 * Math.hypot(...velocity) ** 2 - gravity * position[2];
    for (let i = 0; i < 20; i++) {
      const [state, controls] = [randomState(rng), randomControls(rng)];
      const next = fly(state, controls);
      const work = (helicopterStep * (power(state, controls[3]) + power(next, controls[3]))) / 2;
      const scale = helicopterStep * gravity * (1 + Math.hypot(...state.velocity));
      expect(Math.abs(energy(next) - energy(state) - work) / scale).toBeLessThan(0.03);
    }
  });
});
