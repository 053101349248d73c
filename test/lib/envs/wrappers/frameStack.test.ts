import { Rng } from "lib/core/rng";
import { environmentOf } from "lib/envs/environmentOf";
import { box, discrete, image } from "lib/envs/spaces";
import { frameStack } from "lib/envs/wrappers/frameStack";

const counter = {
  reset: () => 0,
  step: (state: number) => ({ next: state + 1, cost: 0, terminated: false }),
};

/** A picture of two pixels: the count in red, and ten times as much. */
const seen = () =>
  environmentOf(counter, {
    observe: (n) => Uint8Array.of(n, 0, 1, 10 * n, 0, 2),
    spaces: { observation: image(1, 2), action: discrete(1) },
  });

const listed = () =>
  environmentOf(counter, {
    observe: (n) => [n, -n],
    spaces: { observation: box([0, -9], [9, 0]), action: discrete(1) },
  });

describe("frameStack", () => {
  it("puts the channels of pictures together, pixel by pixel, the oldest first", () => {
    const environment = frameStack(seen(), 2);
    expect(environment.observationSpace).toMatchObject({ shape: [1, 2, 6] });
    const first = [...environment.reset(new Rng(0)).observation];
    expect(first).toEqual([0, 0, 1, 0, 0, 1, 0, 0, 2, 0, 0, 2]);
    environment.step(0);
    expect([...environment.step(0).observation]).toEqual([1, 0, 1, 2, 0, 1, 10, 0, 2, 20, 0, 2]);
  });

  it("puts lists one behind the other, with their bounds", () => {
    const environment = frameStack(listed(), 3);
    expect(environment.observationSpace).toMatchObject({ low: [0, -9, 0, -9, 0, -9], size: 6 });
    expect(environment.reset(new Rng(0)).observation).toEqual([0, -0, 0, -0, 0, -0]);
    environment.step(0);
    expect(environment.step(0).observation).toEqual([0, -0, 1, -1, 2, -2]);
  });

  it("refuses a state with frames of another kind", () => {
    const environment = frameStack(listed(), 2);
    environment.reset(new Rng(0));
    const saved = environment.state as { frames: unknown[] };
    for (const frames of [
      [],
      [[0, 0]],
      [
        [0, 0],
        [20, 0],
      ],
      [[0, 0], "x"],
    ])
      // prettier-ignore
      expect(() => (environment.state = { ...saved, frames })).toThrow(TypeError);
    expect(() => frameStack(listed(), 0)).toThrow("frameStack: count must be a positive integer, got 0");
  });
});
