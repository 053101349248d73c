import type { MjData } from "./mujoco";

const arrays = [
  "qpos",
  "qvel",
  "act",
  "ctrl",
  "qacc_warmstart",
  "mocap_pos",
  "sensordata",
  "xpos",
  "xipos",
  "xmat",
  "geom_xpos",
  "geom_xmat",
  "cam_xpos",
  "cam_xmat",
] as const satisfies readonly (keyof MjData)[];

/** What of MuJoCo's data is read and written from JavaScript. */
export type Views = Pick<MjData, (typeof arrays)[number] | "ncon">;

/** The arrays of some data, asked of MuJoCo once and again when its heap has grown, which leaves them without elements: to ask at each
 *  use takes longer than to use them. Keep none of them over a step. */
export function keptViews(data: MjData): Views {
  const views = Object.defineProperty({}, "ncon", { get: () => data.ncon });
  for (const name of arrays) {
    let view = data[name];
    const get = (): Float64Array => (view.length > 0 ? view : (view = data[name]));
    Object.defineProperty(views, name, { get });
  }
  return views as Views;
}
