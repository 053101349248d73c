import { setFlagsFromString } from "v8";

/** The part of `@mujoco/mujoco` that is used here, so that lib compiles where the package, which is optional, is absent. */
export interface Mujoco {
  MjModel: { from_xml_string(xml: string): MjModel };
  MjData: new (model: MjModel) => MjData;
  mjtObj: Readonly<Record<"mjOBJ_BODY" | "mjOBJ_GEOM" | "mjOBJ_CAMERA", { value: number }>>;
  mj_name2id(model: MjModel, type: number, name: string): number;
  mj_resetData(model: MjModel, data: MjData): void;
  mj_forward(model: MjModel, data: MjData): void;
  mj_fwdPosition(model: MjModel, data: MjData): void;
  mj_step(model: MjModel, data: MjData): void;
  mj_step1(model: MjModel, data: MjData): void;
  mj_step2(model: MjModel, data: MjData): void;
}

/** What does not change. Arrays are views of the heap, which DETACH when it grows: ask for them each time, keep none. */
export interface MjModel {
  readonly nq: number;
  readonly nv: number;
  readonly na: number;
  readonly nu: number;
  readonly ngeom: number;
  readonly jnt_type: Int32Array;
  readonly jnt_range: Float64Array; // [joints, 2]; 0, 0 where there is no limit
  readonly jnt_qposadr: Int32Array;
  readonly actuator_ctrlrange: Float64Array; // [nu, 2]
  readonly geom_type: Int32Array;
  readonly geom_size: Float64Array; // [ngeom, 3]
  readonly geom_rgba: Float32Array; // [ngeom, 4]
  readonly cam_fovy: Float64Array; // degrees
  readonly opt: { disableflags: number };
  delete(): void;
}

/** What a step changes; views as those of a model. */
export interface MjData {
  readonly qpos: Float64Array;
  readonly qvel: Float64Array;
  readonly act: Float64Array;
  readonly ctrl: Float64Array;
  readonly qacc_warmstart: Float64Array;
  readonly mocap_pos: Float64Array;
  readonly sensordata: Float64Array;
  readonly xpos: Float64Array; // [bodies, 3]
  readonly xipos: Float64Array; // [bodies, 3], of the centres of mass
  readonly xmat: Float64Array; // [bodies, 3, 3]
  readonly geom_xpos: Float64Array;
  readonly geom_xmat: Float64Array;
  readonly cam_xpos: Float64Array;
  readonly cam_xmat: Float64Array;
  readonly ncon: number;
  delete(): void;
}

/** What is thrown where the package is not installed. */
export class MujocoAbsentError extends Error {
  override name = "MujocoAbsentError";
}

let loading: Promise<Mujoco> | undefined;

/** MuJoCo as WebAssembly, loaded once a process.
 *  @throws MujocoAbsentError, which says what to do, where the package is not installed */
export function loadMujoco(): Promise<Mujoco> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Mujoco> {
  const name = "@mujoco/mujoco"; // not a literal: it may be absent, types and all
  const { default: start } = await import(name).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ERR_MODULE_NOT_FOUND" || error.code === "MODULE_NOT_FOUND")
      throw new MujocoAbsentError(
        "loadMujoco: MuJoCo's worlds need the optional package @mujoco/mujoco; run npm ci --include=optional",
      );
    throw error;
  });
  inlineWasm();
  return (start as () => Promise<Mujoco>)();
}

/** Node 20's V8 can inline one WebAssembly function into another, as its successors do without being asked: walkers step a tenth
 *  faster. Their results are the same to the bit. */
function inlineWasm(): void {
  if (!process.versions.v8.startsWith("11.")) return; // V8 11 is Node 20's
  setFlagsFromString("--experimental-wasm-inlining");
  setFlagsFromString("--wasm-inlining-budget=100000"); // nodes of a graph: MuJoCo's inner loops are long
}
