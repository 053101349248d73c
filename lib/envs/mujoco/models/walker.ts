import { body, element, hinge, mjcf, motors, paint, planar, rod, velocityOf } from "../mjcf";

const downwards = { axis: [0, -1, 0] };

const sides = ["right", "left"] as const;

/** A leg of 1.25 m on one side: thigh, shin and foot. */
function leg(side: (typeof sides)[number], y: number, rgba: string): string {
  const joint = (name: string, range: number[], pos: number[]) =>
    hinge(`${side} ${name}`, range, { ...downwards, pos });
  const foot = body(
    `${side} foot`,
    [0.06, 0, -0.25],
    joint("ankle", [-45, 45], [-0.06, 0, 0]),
    rod([-0.1, 0, 0], [0.1, 0, 0], 0.05, { name: `${side} foot`, rgba }),
  );
  const shin = body(
    `${side} shin`,
    [0, 0, -0.7],
    joint("knee", [-150, 0], [0, 0, 0.25]),
    rod([0, 0, 0.25], [0, 0, -0.25], 0.04, { name: `${side} shin`, rgba }),
    foot,
  );
  return body(
    `${side} thigh`,
    [0, y, -0.3],
    joint("hip", [-20, 100], [0, 0, 0]),
    rod([0, 0, 0], [0, 0, -0.45], 0.05, { name: `${side} thigh`, rgba }),
    shin,
  );
}

/** What can touch the ground, and nothing else: named in pairs, so that no time goes into looking for who might touch whom. */
const touching = [
  "torso",
  ...sides.flatMap((side) => ["thigh", "shin", "foot"].map((part) => `${side} ${part}`)),
];

/** A torso on two legs that moves in a plane: 9 degrees of freedom, 6 motors. Sizes, limits and gears are those of the control suite. */
export const walkerModel: string = mjcf(
  0.0025,
  {},
  element(
    "default",
    {},
    element("joint", { damping: 0.1, armature: 0.01, limited: true, solimplimit: [0, 0.99, 0.01] }),
    element("geom", { contype: 0, conaffinity: 0, rgba: paint.body }),
    element("pair", { friction: [0.7, 0.7, 0.1, 0.1, 0.1] }),
  ),
  element(
    "worldbody",
    {},
    element("geom", {
      name: "ground",
      type: "plane",
      pos: [248, 0, 0],
      size: [250, 0.8, 0.2],
      rgba: paint.ground,
    }),
    body(
      "torso",
      [0, 0, 1.3],
      element("camera", { name: "side", pos: [0, -2, 0.7], euler: [60, 0, 0], mode: "trackcom" }),
      ...planar(["z", "x", "turn"]),
      rod([0, 0, 0.3], [0, 0, -0.3], 0.07, { name: "torso" }),
      leg("right", -0.05, paint.body),
      leg("left", 0.05, paint.far),
    ),
  ),
  element("contact", {}, ...touching.map((geom2) => element("pair", { geom1: "ground", geom2 }))),
  element("sensor", {}, velocityOf("torso")),
  motors({
    "right hip": 100,
    "right knee": 50,
    "right ankle": 20,
    "left hip": 100,
    "left knee": 50,
    "left ankle": 20,
  }),
);
