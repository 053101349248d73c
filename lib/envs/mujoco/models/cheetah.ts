import { body, element, hinge, mjcf, motors, paint, planar, rod, tilted, velocityOf } from "../mjcf";

const radius = 0.046;

/** A joint with a spring, damped by a fortieth of its stiffness. */
const sprung = (name: string, range: number[], stiffness: number) =>
  hinge(name, range, { stiffness, damping: stiffness / 40 });

const hindLeg = body(
  "hind thigh",
  [-0.5, 0, 0],
  sprung("hind hip", [-30, 60], 240),
  tilted([0.1, 0, -0.13], -218, radius, 0.145),
  body(
    "hind shin",
    [0.16, 0, -0.25],
    sprung("hind knee", [-50, 50], 180),
    tilted([-0.14, 0, -0.07], -116, radius, 0.15),
    body(
      "hind foot",
      [-0.28, 0, -0.14],
      sprung("hind ankle", [-230, 50], 120),
      tilted([0.03, 0, -0.097], -15, radius, 0.094),
    ),
  ),
);

const foreLeg = body(
  "fore thigh",
  [0.5, 0, 0],
  sprung("fore hip", [-57, 0.4], 180),
  tilted([-0.07, 0, -0.12], 30, radius, 0.133),
  body(
    "fore shin",
    [-0.14, 0, -0.24],
    sprung("fore knee", [-70, 50], 120),
    tilted([0.065, 0, -0.09], -34, radius, 0.106),
    body(
      "fore foot",
      [0.13, 0, -0.18],
      sprung("fore ankle", [-28, 28], 60),
      tilted([0.045, 0, -0.07], -34, radius, 0.07),
    ),
  ),
);

/** A runner on a hind and a fore leg, in a plane: 9 degrees of freedom, 6 motors, 14 kg. Sizes, springs and gears are those of the
 *  control suite. */
export const cheetahModel: string = mjcf(
  0.01,
  {},
  element("compiler", { settotalmass: 14 }),
  element(
    "default",
    {},
    element("joint", { axis: [0, 1, 0], limited: true, armature: 0.1 }),
    element("geom", { rgba: paint.body }),
    element("default", { class: "runner" }, element("geom", { friction: [0.4, 0.1, 0.1] })),
  ),
  element(
    "worldbody",
    {},
    element("geom", { type: "plane", pos: [98, 0, 0], size: [100, 0.8, 0.5], rgba: paint.ground }),
    element(
      "body",
      { name: "torso", pos: [0, 0, 0.7], childclass: "runner" },
      element("camera", { name: "side", pos: [0, -3, 0], euler: [90, 0, 0], mode: "trackcom" }),
      ...planar(["x", "z", "turn"]),
      rod([-0.5, 0, 0], [0.5, 0, 0], radius),
      tilted([0.6, 0, 0.1], 50, radius, 0.15),
      hindLeg,
      foreLeg,
    ),
  ),
  element("sensor", {}, velocityOf("torso")),
  motors({
    "hind hip": 120,
    "hind knee": 90,
    "hind ankle": 60,
    "fore hip": 90,
    "fore knee": 60,
    "fore ankle": 30,
  }),
);
