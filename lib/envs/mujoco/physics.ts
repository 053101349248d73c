import { keptViews, type Views } from "./keptViews";
import type { MjData, MjModel, Mujoco } from "./mujoco";

/** All that decides what MuJoCo does next, as plain data; the sensors' last readings too, some of which a step leaves behind. */
export type Snapshot = Record<Kept, number[]>;

const kept = ["qpos", "qvel", "act", "ctrl", "qacc_warmstart", "mocap_pos", "sensordata"] as const;
type Kept = (typeof kept)[number];

/** Where someone's state is while another one's is simulated. */
export interface Seat {
  snapshot?: Snapshot;
}

const actuation = 1 << 11; // mjDSBL_ACTUATION
const sensors = 1 << 13; // mjDSBL_SENSOR

const known = new WeakMap<Mujoco, Map<string, Physics>>();

/**
 * A model and ONE set of data for all who simulate it, by turns: `enter` puts aside the state of whoever was there. What is allocated
 * outside JavaScript's reach is thus one model and one set of data for each MJCF, however many worlds are made and dropped.
 */
export class Physics {
  readonly model: MjModel;
  readonly data: Views;
  private readonly own: MjData;
  private readonly options: { disableflags: number };
  private seated: Seat | undefined;

  private constructor(
    private readonly mujoco: Mujoco,
    xml: string,
  ) {
    this.model = mujoco.MjModel.from_xml_string(xml);
    this.own = new mujoco.MjData(this.model);
    this.data = keptViews(this.own);
    this.options = this.model.opt;
  }

  /** The physics of a model; the same at every call. @throws Error of MuJoCo's own for an MJCF that it refuses */
  static of(mujoco: Mujoco, xml: string): Physics {
    const all = known.get(mujoco) ?? new Map<string, Physics>();
    known.set(mujoco, all);
    const physics = all.get(xml) ?? new Physics(mujoco, xml);
    all.set(xml, physics);
    return physics;
  }

  /** Makes the data this seat's. */
  enter(seat: Seat): void {
    if (this.seated === seat) return;
    if (this.seated) this.seated.snapshot = this.save();
    this.seated = seat;
    if (seat.snapshot) this.load(seat.snapshot);
    seat.snapshot = undefined;
  }

  save(): Snapshot {
    return Object.fromEntries(kept.map((name) => [name, Array.from(this.data[name])])) as Snapshot;
  }

  /** Whether this could have been saved here. */
  fits(snapshot: unknown): snapshot is Snapshot {
    if (typeof snapshot !== "object" || snapshot === null) return false;
    return kept.every((name) => {
      const values: unknown = (snapshot as Partial<Snapshot>)[name];
      return (
        Array.isArray(values) && values.length === this.data[name].length && values.every(Number.isFinite)
      );
    });
  }

  load(snapshot: Snapshot): void {
    const { mujoco, model, own, data } = this;
    mujoco.mj_resetData(model, own);
    for (const name of kept) data[name].set(snapshot[name]);
    mujoco.mj_step1(model, own);
    data.sensordata.set(snapshot.sensordata);
  }

  /** To the model's own pose, at rest. */
  reset(): void {
    this.mujoco.mj_resetData(this.model, this.own);
    this.forward();
  }

  /** Computes all that follows from positions and velocities, with the motors off. */
  forward(): void {
    this.options.disableflags |= actuation;
    this.mujoco.mj_forward(this.model, this.own);
    this.options.disableflags &= ~actuation;
  }

  /** How many contacts there are at these positions. */
  contacts(): number {
    this.mujoco.mj_fwdPosition(this.model, this.own);
    return this.data.ncon;
  }

  /** So many steps, after which what follows from positions and velocities is up to date. Sensors are read in the last alone. */
  step(count: number): void {
    const { mujoco, model, own, options } = this;
    const last = count - 1;
    try {
      if (last > 0) options.disableflags |= sensors;
      mujoco.mj_step2(model, own); // the first half was done after the step before
      for (let i = 1; i < last; i++) mujoco.mj_step(model, own);
    } finally {
      options.disableflags &= ~sensors;
    }
    if (last > 0) mujoco.mj_step(model, own);
    mujoco.mj_step1(model, own);
  }

  /** The number of a body, a shape or a camera. @throws RangeError if there is none of this name */
  id(kind: "BODY" | "GEOM" | "CAMERA", name: string): number {
    const id = this.mujoco.mj_name2id(this.model, this.mujoco.mjtObj[`mjOBJ_${kind}`].value, name);
    if (id < 0) throw new RangeError(`Physics.id: there is no ${kind.toLowerCase()} ${name}`);
    return id;
  }
}
