import { body, element, hinge, mjcf, motors, paint, rod } from "../mjcf";

const thin = 0.01;
const side = 0.3;

/** A wall of 4 cm height at one side of the table, to be seen from within. */
const wall = (x: number, y: number) =>
  element("geom", {
    type: "plane",
    pos: [side * x, side * y, 0.02],
    zaxis: [-x, -y, 0],
    size: x === 0 ? [side, 0.02, 0.02] : [0.02, side, 0.02],
    rgba: paint.still,
  });

/** An arm of two parts on a table, seen from above; the target is moved before an episode. Nothing touches anything. Sizes are those of
 *  the control suite. @param target its radius, in m */
export const reacherModel = (target: number): string =>
  mjcf(
    0.02,
    { contact: "disable" },
    element(
      "default",
      {},
      element("joint", { axis: [0, 0, 1], damping: 0.01 }),
      element("geom", { rgba: paint.body }),
    ),
    element(
      "worldbody",
      {},
      element("camera", { name: "above", pos: [0, 0, 0.75] }),
      element("geom", { type: "plane", size: [side, side, 10], rgba: paint.ground }),
      ...[wall(-1, 0), wall(0, -1), wall(1, 0), wall(0, 1)],
      element("geom", { type: "cylinder", fromto: [0, 0, 0, 0, 0, 0.02], size: 0.011, rgba: paint.still }),
      body(
        "arm",
        [0, 0, thin],
        element("joint", { name: "shoulder", type: "hinge", limited: false }),
        rod([0, 0, 0], [0.12, 0, 0], thin),
        body(
          "hand",
          [0.12, 0, 0],
          hinge("wrist", [-160, 160]),
          rod([0, 0, 0], [0.1, 0, 0], thin),
          body("finger", [0.12, 0, 0], element("geom", { name: "finger", size: thin, rgba: paint.tip })),
        ),
      ),
      element(
        "body",
        { name: "target", pos: [0, 0, thin], mocap: true },
        element("geom", { name: "target", size: target, rgba: paint.goal }),
      ),
    ),
    motors({ shoulder: 0.05, wrist: 0.05 }),
  );
