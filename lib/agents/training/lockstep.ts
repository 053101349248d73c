import { Rng, type RngState } from "../../core/rng";
import {
  allocate,
  columnNames,
  copyRows,
  type Columns,
  type Layout,
  widthsOf,
  writeRow,
} from "../../data/columns";
import { type Episode, EpisodeRecorder } from "../../data/episode";
import type { StoredTensor } from "../../data/safetensors";
import type { Environment } from "../../envs/environment";
import type { ElementOf, Space } from "../../envs/spaces";
import { actionOf, assertActionSpace } from "./actionOf";

/** What is saved of worlds in the middle of their episodes: numbers, and plain data. */
export interface SavedWorlds {
  readonly tensors: ReadonlyMap<string, StoredTensor>;
  readonly plain: { readonly rng: RngState; readonly states: readonly unknown[] };
}

/** An episode that is over. */
export interface EndedEpisode {
  /** The number of the world in which it was played. */
  readonly world: number;
  readonly episode: Episode;
  /** Whether it ended because its world could not be saved: it says nothing of how well was played. */
  readonly isLost: boolean;
}

/** Several worlds of one kind that take their steps together. One whose episode is over begins its next one at once. */
export class Lockstep {
  readonly layout: Layout;
  private readonly widths: ReturnType<typeof widthsOf>;
  private readonly recorders: EpisodeRecorder[];
  /** The newest row of each world, none of them its episode's last. */
  readonly rows: Columns;

  /** @param rng for the worlds' beginnings; becomes this object's
   *  @throws TypeError if its actions are neither choices nor vectors within ±1 */
  constructor(
    private readonly environments: readonly Environment[],
    private rng: Rng,
  ) {
    assertActionSpace(environments[0].actionSpace);
    this.recorders = environments.map((environment) => new EpisodeRecorder(environment));
    this.layout = this.recorders[0].layout;
    this.widths = widthsOf(this.layout);
    this.rows = allocate(this.layout, environments.length);
    environments.forEach((_, world) => this.begin(world));
  }

  /** W */
  get worlds(): number {
    return this.environments.length;
  }

  /** Takes a step in each world. @param actions [W, A], as an agent gives them @returns the episodes that are over with it */
  step(actions: Float32Array): EndedEpisode[] {
    const width = this.layout.action.shape[0];
    const chosen = this.environments.map(({ actionSpace }, world) => {
      const numbers = actions.subarray(world * width, (world + 1) * width);
      return actionOf(actionSpace, numbers) as ElementOf<Space>;
    });
    this.environments.forEach((environment, world) => environment.announce?.(chosen[world]));
    return this.environments.flatMap((environment, world) => {
      const action = chosen[world];
      const recorder = this.recorders[world];
      const result = environment.step(action);
      const row = recorder.record(action, result);
      writeRow(this.widths, row, this.rows, world);
      if (!recorder.isOver) return [];
      const episode = recorder.episode();
      this.begin(world);
      return [{ world, episode, isLost: result.info.isLost === true }];
    });
  }

  /** All that decides how the worlds go on. */
  save(): SavedWorlds {
    const tensors = new Map<string, StoredTensor>();
    this.recorders.forEach((recorder, world) => {
      const { steps, ...columns } = recorder.soFar();
      for (const [name, data] of Object.entries(columns)) {
        const dtype = data instanceof Uint8Array ? "uint8" : "float32";
        tensors.set(`${world}.${name}`, { dtype, shape: [steps, data.length / steps], data });
      }
    });
    return {
      tensors,
      plain: { rng: this.rng.toJSON(), states: this.environments.map(({ state }) => state) },
    };
  }

  /** Goes on where worlds of the same kind and number were saved.
   *  @throws RangeError if there were more or fewer of them */
  restore({ tensors, plain }: SavedWorlds): void {
    if (plain.states.length !== this.worlds)
      throw new RangeError(
        `Lockstep.restore: there must be ${this.worlds} worlds, got ${plain.states.length}`,
      );
    this.rng = Rng.fromJSON(plain.rng);
    this.environments.forEach((environment, world) => {
      environment.state = plain.states[world];
      const column = (name: string) => [name, tensors.get(`${world}.${name}`)!.data];
      const columns = Object.fromEntries(columnNames.map(column)) as unknown as Columns;
      const steps = columns.reward.length;
      this.recorders[world].resume({ steps, ...columns });
      copyRows(this.widths, columns, steps - 1, this.rows, world, 1);
    });
  }

  private begin(world: number): void {
    const row = this.recorders[world].begin(this.environments[world].reset(this.rng));
    writeRow(this.widths, row, this.rows, world);
  }
}
