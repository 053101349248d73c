import { createAcrobot } from "lib/envs/control/acrobot";
import { createCartPole } from "lib/envs/control/cartPole";
import { createPendulumSwingUp } from "lib/envs/control/pendulumSwingUp";
import { Rng } from "lib/core/rng";
import type { World } from "lib/envs/world";

type Vector = readonly number[];

/** What dm_control 1.0.47 (mujoco 3.14.0) gives under the controls `push(t)`: after t steps the state, and the last step's reward. */
interface Known {
  name: string;
  world: World<Vector, Vector>;
  start: Vector;
  after: [t: number, state: Vector, reward: number][];
}

const push = (t: number): number => Math.max(-1, Math.min(1, Math.sin(0.05 * t) + 0.3 * Math.sin(0.31 * t)));

const known: Known[] = [
  {
    name: "a cart-pole that swings, in and out of the rail's end",
    world: createCartPole("swingUp"),
    start: [0.3, 2.9, 0.1, -0.2],
    after: [
      [
        1,
        [0.30100805933434116, 2.898182252345145, 0.1016134475428766, -0.16350557835479204],
        0.01434698064991692,
      ],
      [
        100,
        [1.692857060885262, 3.8856655971269314, -1.994018894081499, -4.908847509539475],
        0.03492951859685812,
      ],
      [
        300,
        [-1.569825516647491, -8.716831657138881, -0.4850875184159604, -11.426313635380872],
        0.03618833460689352,
      ],
    ],
  },
  {
    name: "a cart that runs into the rail's end",
    world: createCartPole("swingUp"),
    start: [1.75, 3, 3, 0.5],
    after: [
      [
        1,
        [1.7800047954218599, 3.005106244885825, 3.0009535681343245, 0.5211211276325783],
        0.0026668456901553024,
      ],
      [
        100,
        [1.5014881207857924, 3.1328587148123876, -2.2380195107383196, 1.3328604873038659],
        8.978725792687597e-6,
      ],
      [
        300,
        [-1.3491428143098847, 1.9460401487801986, 2.952227475878852, 3.239447215557444],
        0.14321385086530064,
      ],
    ],
  },
  {
    name: "a cart-pole that begins upright",
    world: createCartPole("balance"),
    start: [0, 0.02, 0, 0],
    after: [
      [
        1,
        [-6.933242458087742e-7, 0.02001525620998348, -0.00013868232147128123, 0.003051629242622957],
        0.9998994219124202,
      ],
      [
        100,
        [1.8487112334980582, -5.556826042714381, -0.5307039709397265, -7.965286689417964],
        0.1997718537469828,
      ],
      [
        300,
        [0.7062907529619219, -7.091517706846552, 0.8588121771980686, 2.4904232306769574],
        0.5614850094849024,
      ],
    ],
  },
  {
    name: "an acrobot",
    world: createAcrobot(),
    start: [0.4, -0.7, 0.3, 0.1],
    after: [
      [1, [0.4033932734800181, -0.7000331858060408, 0.3786749603741664, -0.1064705479916638], 1],
      [
        100,
        [2.772278074478075, 0.8734715336382209, 1.2948814701211764, 9.788669687960798],
        9.269981411211886e-14,
      ],
      [
        300,
        [1.34991064123832, 0.8441336595630594, -2.142417972239566, 3.6061733464149093],
        2.2836836576187716e-8,
      ],
    ],
  },
  {
    name: "a pendulum with a weak motor",
    world: createPendulumSwingUp(),
    start: [3, 0.2],
    after: [
      [1, [3.005062756742346, 0.2531378371172845], 0],
      [100, [2.8673244771247193, 0.5750319951916556], 0],
      [300, [3.3068766389010458, -0.48708281186826236], 0],
    ],
  },
];

describe("the control suite's worlds", () => {
  it.each(known)("move and pay as the suite's own do: $name", ({ world, start, after }) => {
    const rng = new Rng(0);
    let state = start;
    for (let t = 1; t <= 300; t++) {
      const { next, cost } = world.step(state, [push(t - 1)], rng);
      state = next;
      const found = after.find(([time]) => time === t);
      found?.[1].forEach((value, i) => expect(state[i]).toBeCloseTo(value, 11));
      if (found) expect(-cost).toBeCloseTo(found[2], 11);
    }
  });

  it("cut a control that is too large", () => {
    const rng = new Rng(0);
    for (const { world, start } of known)
      expect(world.step(start, [7], rng)).toEqual(world.step(start, [1], rng));
  });

  it("keep their energy where nothing pushes, but for the friction", () => {
    const world = createAcrobot();
    const height = ([a, b]: Vector): number => 1.5 * Math.cos(a) + 0.5 * Math.cos(a + b);
    const rng = new Rng(0);
    let state: Vector = [0.3, 0, 0, 0];
    const start = height(state);
    for (let t = 0; t < 3000; t++) ({ next: state } = world.step(state, [0], rng));
    expect(height(state)).toBeLessThan(start);
    for (let t = 0; t < 60_000; t++) ({ next: state } = world.step(state, [0], rng));
    expect(height(state)).toBeCloseTo(-2, 5); // at last it hangs
  });
});
