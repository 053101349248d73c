/** What an attribute may be: "0 0 1" is also [0, 0, 1]. */
type Value = string | number | boolean | readonly number[];

/** Attributes of an element, by name. */
export type Attributes = Readonly<Record<string, Value>>;

/** An element of MJCF, MuJoCo's XML. */
export function element(tag: string, attributes: Attributes = {}, ...children: readonly string[]): string {
  const told = Object.entries(attributes).map(
    ([name, value]) => ` ${name}="${typeof value === "object" ? value.join(" ") : String(value)}"`,
  );
  const head = `<${tag}${told.join("")}`;
  return children.length === 0 ? `${head}/>` : `${head}>${children.join("")}</${tag}>`;
}

/** A body with its joints, shapes and further bodies. */
export const body = (name: string, pos: readonly number[], ...parts: readonly string[]): string =>
  element("body", { name, pos }, ...parts);

/** A hinge, with limits in degrees. */
export const hinge = (name: string, range: readonly number[], more: Attributes = {}): string =>
  element("joint", { name, type: "hinge", range, ...more });

/** A capsule between two points. */
export const rod = (
  from: readonly number[],
  to: readonly number[],
  size: number,
  more: Attributes = {},
): string => element("geom", { type: "capsule", fromto: [...from, ...to], size, ...more });

/** A capsule about a point, turned about y. @param half of its length without the ends @param angle in degrees, from upright */
export const tilted = (pos: readonly number[], angle: number, size: number, half: number): string =>
  element("geom", { type: "capsule", pos, euler: [0, angle, 0], size: [size, half] });

/** Joints by which a body moves in the plane of x and z, without friction. */
export const planar = (order: readonly ("x" | "z" | "turn")[]): string[] => {
  const free = { limited: false, damping: 0, armature: 0, stiffness: 0 };
  const axes = { x: [1, 0, 0], z: [0, 0, 1], turn: [0, 1, 0] };
  return order.map((way) =>
    element("joint", {
      name: `root ${way}`,
      type: way === "turn" ? "hinge" : "slide",
      axis: axes[way],
      ...free,
    }),
  );
};

/** Motors of joints: the torque of a control of 1, in N m. */
export const motors = (gears: Readonly<Record<string, number>>): string =>
  element(
    "actuator",
    {},
    ...Object.entries(gears).map(([joint, gear]) =>
      element("motor", { joint, gear, ctrllimited: true, ctrlrange: [-1, 1] }),
    ),
  );

/** Reads the velocity of the centre of mass of a body and all that hangs on it. */
export const velocityOf = (name: string): string => element("subtreelinvel", { body: name });

/** What a model of a few bodies does without, which costs more than it saves: contacts solved in groups, and boxes about its shapes. */
const small = { island: "disable", midphase: "disable" };

/** A model that runs without resetting itself, also where its state is no longer finite. */
export function mjcf(timestep: number, flags: Attributes, ...parts: readonly string[]): string {
  const own = element("flag", { autoreset: "disable", ...small, ...flags });
  const option = element("option", { timestep }, own);
  return element("mujoco", {}, option, ...parts);
}

/** Colours of pictures, as MJCF has them. */
export const paint = {
  body: "0.84 0.55 0.25 1",
  /** Of limbs on the far side. */
  far: "0.66 0.42 0.32 1",
  tip: "0.9 0.75 0.35 1",
  still: "0.35 0.55 0.72 1",
  goal: "0.5 0.88 0.55 1",
  ink: "0.15 0.15 0.15 1",
  /** The checks of the ground are this and a lighter one. */
  ground: "0.2 0.27 0.34 1",
} as const;
