import { mean } from "lib/core/metrics";
import { Rng } from "lib/core/rng";
import { pathwiseGradient, reinforceGradient, type ScalarSystem } from "lib/objectives/scalarGradients";

const hand: ScalarSystem = { start: 2, retain: 0.5, gain: 1, effort: 3, gamma: 0.5, std: 0.5 };
const other: ScalarSystem = { start: -1, retain: 1.2, gain: 0.7, effort: 0.4, gamma: 0.9, std: 0.6 };

/** dJ/dθ of the expected return, by the recursion of m = E[x_t²] and of its derivative. */
function exactGradient({ start, retain, gain, effort, gamma, std }: ScalarSystem, theta: number, T: number) {
  const c = retain + gain * theta;
  let [m, dm, gradient] = [start ** 2, 0, 0];
  for (let t = 0; t < T; t++) {
    const effortSlope = effort * (2 * theta * m + theta ** 2 * dm);
    [m, dm] = [c ** 2 * m + (gain * std) ** 2, 2 * c * gain * m + c ** 2 * dm];
    gradient -= gamma ** t * (dm + effortSlope);
  }
  return gradient;
}

/** The return of one noise. */
function returnOf({ start, retain, gain, effort, gamma, std }: ScalarSystem, theta: number, noise: number[]) {
  let [x, total] = [start, 0];
  noise.forEach((epsilon, t) => {
    const a = theta * x + std * epsilon;
    x = retain * x + gain * a;
    total -= gamma ** t * (x ** 2 + effort * a ** 2);
  });
  return total;
}

/** The expectation over T standard normal numbers of a polynomial of at most degree 5 in each: three nodes a number. */
function expectation(T: number, f: (noise: number[]) => number, noise: number[] = []): number {
  if (noise.length === T) return f(noise);
  const at = (epsilon: number) => expectation(T, f, [...noise, epsilon]);
  return (4 * at(0) + at(Math.sqrt(3)) + at(-Math.sqrt(3))) / 6;
}

describe("pathwiseGradient", () => {
  it("is −2 (x₁ dx₁ + effort a da) for one step, by hand", () => {
    expect(pathwiseGradient(hand, -0.25, [2])).toBe(-2 * (1.5 * 2 + 3 * 0.5 * 2));
  });

  it("adds γ times that of the second step, where θ acts on a state that depends on θ, by hand", () => {
    expect(pathwiseGradient(hand, -0.25, [2, 1])).toBe(-12 - 0.5 * 2 * (0.875 * 2 + 3 * 0.125 * 1));
  });

  it("is what the return changes by where the noise stays as it is", () => {
    const noise = [0.3, -1.1, 0.8, 0.1, -0.4];
    const h = 1e-5;
    const slope = (returnOf(other, -0.5 + h, noise) - returnOf(other, -0.5 - h, noise)) / (2 * h);
    expect(pathwiseGradient(other, -0.5, noise)).toBeCloseTo(slope, 7);
  });
});

describe("reinforceGradient", () => {
  it("is ε x / std times the reward for one step, by hand", () => {
    expect(reinforceGradient(hand, -0.25, [2])).toBe(((2 * 2) / 0.5) * -(1.5 ** 2 + 3 * 0.5 ** 2));
  });

  it("is each step's score times the rewards from then on, by hand", () => {
    const [first, second] = [-3, -0.5 * (0.875 ** 2 + 3 * 0.125 ** 2)];
    expect(reinforceGradient(hand, -0.25, [2, 1])).toBe(8 * (first + second) + 3 * second);
  });

  it("is 0 without noise: nothing was tried", () => {
    expect(reinforceGradient(other, -0.5, [0, 0, 0])).toBeCloseTo(0, 12);
  });
});

describe.each([
  ["pathwiseGradient", pathwiseGradient],
  ["reinforceGradient", reinforceGradient],
] as const)("%s", (_name, gradient) => {
  it("is 0 for no steps", () => {
    expect(gradient(other, -0.5, [])).toBe(0);
  });

  it.each([1, 2, 5])("is on average the gradient of the expected return of %d steps", (T) => {
    for (const [system, theta] of [
      [hand, -0.25],
      [other, -0.5],
      [other, 0.3],
    ] as const) {
      const average = expectation(T, (noise) => gradient(system, theta, noise));
      expect(average).toBeCloseTo(exactGradient(system, theta, T), 9);
    }
  });

  it("is that of many samples within four standard errors", () => {
    const rng = new Rng("samples");
    const samples = Array.from({ length: 20_000 }, () =>
      gradient(
        other,
        -0.5,
        [0, 1, 2, 3].map(() => rng.normal()),
      ),
    );
    const average = mean(samples);
    const error = Math.sqrt(mean(samples.map((x) => (x - average) ** 2)) / samples.length);
    expect(Math.abs(average - exactGradient(other, -0.5, 4))).toBeLessThan(4 * error);
  });
});
