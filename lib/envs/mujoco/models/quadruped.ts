import { body, element, hinge, mjcf, paint, rod } from "../mjcf";

/** Where the legs are: to the front (x) and to the left (y), and the way they point, in degrees; in the order of the motors. */
const legs = [
  { name: "front left", x: 1, y: 1, turn: 45 },
  { name: "front right", x: 1, y: -1, turn: -45 },
  { name: "back right", x: -1, y: -1, turn: -135 },
  { name: "back left", x: -1, y: 1, turn: 135 },
] as const;

type Leg = (typeof legs)[number];

const upright = { axis: [0, 0, 1] };
const across = { axis: [0, 1, 0] };
const sideOf = ({ y }: Leg) => ({ rgba: y > 0 ? paint.body : paint.far });

/** Hip, knee, ankle and toe. */
function leg(place: Leg): string {
  const { name, x, y, turn } = place;
  const look = sideOf(place);
  const toe = body(
    `toe ${name}`,
    [0, 0, -0.3],
    element("geom", { type: "sphere", size: 0.08, friction: 1.5, rgba: paint.tip }),
    element("site", { name: `toe ${name}`, type: "sphere", size: 0.084, rgba: "0 0 0 0" }),
  );
  const foot = body(
    `ankle ${name}`,
    [0.25, 0, -0.25],
    hinge(`ankle ${name}`, [-45, 55], across),
    rod([0, 0, 0], [0, 0, -0.25], 0.055, look),
    toe,
  );
  const shin = body(
    `knee ${name}`,
    [0.3, 0, 0.11],
    hinge(`knee ${name}`, [-60, 50], across),
    rod([0, 0, 0], [0.25, 0, -0.25], 0.065, look),
    foot,
  );
  return element(
    "body",
    { name: `hip ${name}`, pos: [0.2 * x, 0.2 * y, 0], euler: [0, 0, turn] },
    hinge(`yaw ${name}`, [-50, 50], upright),
    hinge(`pitch ${name}`, [-20, 60], across),
    rod([0, 0, 0], [0.3, 0, 0.11], 0.08, look),
    shin,
  );
}

/** An eye is shown, and touched, but weighs nothing. */
function eye(y: number): string {
  const white = {
    type: "cylinder",
    size: 0.05,
    fromto: [0.1, y, 0.12, 0.31, y, 0.08],
    mass: 0,
    rgba: "0.95 0.95 0.95 1",
  };
  const pupil = {
    type: "sphere",
    size: 0.033,
    pos: [0.3, y, 0.08],
    mass: 0,
    contype: 0,
    conaffinity: 0,
    rgba: paint.ink,
  };
  return element("geom", white) + element("geom", pupil);
}

/** A sum of a leg's joints, as what a motor pulls or what is to stay equal. */
const tendon = (kind: string, { name }: Leg, parts: Record<string, number>): string =>
  element(
    "fixed",
    { name: `${kind} ${name}` },
    ...Object.entries(parts).map(([joint, coef]) => element("joint", { joint: `${joint} ${name}`, coef })),
  );

const third = 0.333;
const coupling = (place: Leg) => tendon("coupling", place, { pitch: third, knee: third, ankle: third });
const pull = (place: Leg) =>
  tendon("extend", place, { pitch: 0.25, knee: -0.5, ankle: 0.25 }) +
  tendon("lift", place, { pitch: 0.5, ankle: -0.5 });

const servo = (on: object, low: number, high: number) =>
  element("general", { ...on, ctrlrange: [low, high] });

const servos = ({ name }: Leg) =>
  servo({ joint: `yaw ${name}` }, -1, 1) +
  servo({ tendon: `lift ${name}` }, -1, 1.1) +
  servo({ tendon: `extend ${name}` }, -0.8, 0.8);

const defaults = element(
  "default",
  {},
  element("geom", { solimp: [0.9, 0.99, 0.003], solref: [0.01, 1] }),
  element(
    "default",
    { class: "beast" },
    element("geom", { condim: 1, density: 500 }),
    element("joint", { damping: 30, armature: 0.01, limited: true, solimplimit: [0, 0.99, 0.01] }),
  ),
  element("equality", { solimp: [0.95, 0.99, 0.01], solref: [0.005, 0.5] }),
  element("general", {
    ...{ ctrllimited: true, gainprm: 1000, biasprm: [0, -1000] },
    ...{ biastype: "affine", dyntype: "filter", dynprm: 0.1 },
  }),
);

const sensors = element(
  "sensor",
  {},
  ...["accelerometer", "gyro", "velocimeter"].map((kind) => element(kind, { site: "torso" })),
  ...["force", "torque"].flatMap((kind) => legs.map(({ name }) => element(kind, { site: `toe ${name}` }))),
);

/** A torso on four legs, each with four joints and three servos. Sizes, limits and gains are those of the control suite.
 *  @param floor half of its side, in m */
export const quadrupedModel = (floor: number): string =>
  mjcf(
    0.005,
    {},
    defaults,
    element(
      "worldbody",
      {},
      element("geom", { type: "plane", size: [floor, floor, 0.5], rgba: paint.ground }),
      element(
        "body",
        { name: "torso", pos: [0, 0, 0.57], childclass: "beast" },
        element("freejoint", { name: "root" }),
        element("camera", {
          ...{ name: "side", pos: [0, 4, 2] },
          ...{ xyaxes: [-1, 0, 0, 0, -0.5, 1], mode: "trackcom" },
        }),
        eye(-0.07) + eye(0.07),
        element("geom", { type: "ellipsoid", size: [0.3, 0.27, 0.2], density: 1000, rgba: paint.still }),
        element("site", { name: "torso", size: 0.05, rgba: "0 0 0 0" }),
        ...legs.map(leg),
      ),
    ),
    element("tendon", {}, ...legs.map(coupling), ...legs.map(pull)),
    element("equality", {}, ...legs.map(({ name }) => element("tendon", { tendon1: `coupling ${name}` }))),
    element("actuator", {}, ...legs.map(servos)),
    sensors,
  );
