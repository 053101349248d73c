import { body, element, hinge, mjcf, motors, paint, planar, rod } from "../mjcf";

const touch = (name: string, x: number) =>
  element("site", { name, pos: [x, 0, 0], size: 0.05, rgba: "0 0 0 0" });

const foot = body(
  "foot",
  [0, 0, -0.32],
  hinge("ankle", [-45, 45]),
  rod([-0.08, 0, 0], [0.17, 0, 0], 0.04, { rgba: paint.tip }),
  touch("toe", 0.17),
  touch("heel", -0.08),
);
const calf = body("calf", [0, 0, -0.33], hinge("knee", [5, 150]), rod([0, 0, 0], [0, 0, -0.32], 0.03), foot);
const thigh = body(
  "thigh",
  [0, 0, -0.2],
  hinge("hip", [-170, 10]),
  rod([0, 0, 0], [0, 0, -0.33], 0.04),
  calf,
);
const pelvis = body(
  "pelvis",
  [0, 0, -0.05],
  hinge("waist", [-30, 30]),
  rod([0, 0, 0], [0, 0, -0.15], 0.065),
  thigh,
);

/** A torso with a nose on one leg, in a plane: 7 degrees of freedom, 4 motors. Sizes, limits and gears are those of the control suite. */
export const hopperModel: string = mjcf(
  0.005,
  {},
  element(
    "default",
    {},
    element("joint", { axis: [0, 1, 0], limited: true, damping: 0.05, armature: 0.2 }),
    element("geom", { rgba: paint.body }),
  ),
  element(
    "worldbody",
    {},
    element("camera", { name: "side", pos: [0, -2.8, 0.8], euler: [90, 0, 0], mode: "trackcom" }),
    element("geom", { type: "plane", pos: [48, 0, 0], size: [50, 1, 0.2], rgba: paint.ground }),
    body(
      "torso",
      [0, 0, 1],
      ...planar(["x", "z", "turn"]),
      rod([0, 0, -0.05], [0, 0, 0.2], 0.0653),
      rod([0.08, 0, 0.13], [0.15, 0, 0.14], 0.03),
      pelvis,
    ),
  ),
  element(
    "sensor",
    {},
    element("subtreelinvel", { body: "torso" }),
    element("touch", { site: "toe" }),
    element("touch", { site: "heel" }),
  ),
  motors({ waist: 30, hip: 40, knee: 30, ankle: 10 }),
);
