import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { deserialize, serialize } from "node:v8";
import type { TensorTree } from "../tensor/records";
import { Misfit, treeFrom } from "./checkpoint";
import type { Episode } from "./episode";
import { joinEpisodes, splitEpisodes } from "./episodeTensors";
import { isUnfinished, replaceFile } from "./replaceFile";
import { decode, decodeMetadata, encodeTensors, type StoredTensor, tensorsOf } from "./safetensors";

/** All that decides how a training goes on. */
export interface Snapshot<Tensors extends TensorTree = TensorTree, Plain = unknown> {
  /** Weights, optimisers, what the agent remembers. */
  readonly tensors: Tensors;
  /** Episodes that are going on. */
  readonly worlds: ReadonlyMap<string, StoredTensor>;
  /** Counters, generators, the worlds' states: plain data. */
  readonly plain: Plain;
}

/** A file of a training that cannot be read. */
export class DamagedRun extends Error {
  override name = "DamagedRun";
}

/** What a file of a training holds. @throws DamagedRun that names the file; the file system's error */
function read<T>(file: string, from: (bytes: Buffer) => T): T {
  const bytes = readFileSync(file);
  try {
    return from(bytes);
  } catch (error) {
    const reason = (error as Error).message;
    throw new DamagedRun(
      `${file} is damaged (${reason}): put a copy of it back, or train anew in another folder`,
    );
  }
}

/** The parts of a snapshot's file. */
function readSnapshot(bytes: Uint8Array) {
  const { snapshot, plain } = decodeMetadata(bytes);
  if (plain === undefined || !Number.isInteger(Number(snapshot)))
    throw new RangeError("it must say which snapshot it is");
  const stored = [...decode(bytes)];
  return { number: Number(snapshot), plain: deserialize(Buffer.from(plain, "base64")) as unknown, stored };
}

const shardName = (number: number): string => `${String(number).padStart(8, "0")}.safetensors`;

/**
 * The folder of a training: `settings.json` · `metrics.jsonl`, a line a report · `checkpoint.safetensors`, the newest snapshot ·
 * `replay/`, a file of the episodes of each snapshot. Whenever its process dies, what the newest snapshot holds is whole: a file is
 * replaced at once, a snapshot's episodes are there before it, and what came after it is taken away when the training goes on.
 */
export class RunFolder {
  /** Snapshots taken. */
  private snapshots = 0;

  /** @param folder is made when something is written */
  constructor(readonly folder: string) {}

  /** The path of a file in it. */
  file(...names: string[]): string {
    return path.join(this.folder, ...names);
  }

  /** Whether there is a training to go on with. */
  get isBegun(): boolean {
    return existsSync(this.file("checkpoint.safetensors"));
  }

  /** What the training was begun with; undefined in a new folder. @throws SyntaxError if the file is damaged */
  get settings(): unknown {
    const file = this.file("settings.json");
    return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
  }

  set settings(settings: unknown) {
    replaceFile(this.file("settings.json"), Buffer.from(`${JSON.stringify(settings, null, 2)}\n`));
  }

  /** Adds a line to the metrics. */
  report(metrics: Readonly<Record<string, unknown>>): void {
    mkdirSync(this.folder, { recursive: true });
    appendFileSync(this.file("metrics.jsonl"), `${JSON.stringify(metrics)}\n`);
  }

  /** The metrics so far; a line that was cut off by a crash is left out. @throws DamagedRun */
  metrics(): Record<string, unknown>[] {
    const file = this.file("metrics.jsonl");
    if (!existsSync(file)) return [];
    return read(file, (bytes) => {
      const lines = bytes.toString("utf8").split("\n").slice(0, -1);
      return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    });
  }

  /** Takes a snapshot. @param episodes those that were over since the last one; none of them is lost from then on */
  save({ tensors, worlds, plain }: Snapshot, episodes: readonly Episode[]): void {
    const number = this.snapshots + 1;
    if (episodes.length > 0)
      replaceFile(this.file("replay", shardName(number)), encodeTensors(joinEpisodes(episodes)));
    const all = new Map([
      ...[...tensorsOf({ tensors })],
      ...[...worlds].map(([name, tensor]) => [`worlds.${name}`, tensor] as const),
    ]);
    const texts = { snapshot: String(number), plain: serialize(plain).toString("base64") };
    replaceFile(this.file("checkpoint.safetensors"), encodeTensors(all, texts));
    this.snapshots = number;
  }

  /**
   * The newest snapshot, to go on from: what the folder holds of later moments is taken away.
   * @param like a record with the names, shapes and data types of the tensors
   * @param isLater tells metrics that were written after the snapshot
   * @throws RangeError if the snapshot is of another kind; DamagedRun; the file system's error
   */
  load<Tensors extends TensorTree, Plain>(
    like: Tensors,
    isLater: (metrics: Record<string, unknown>, plain: Plain) => boolean,
  ): Snapshot<Tensors, Plain> & { episodes: Episode[] } {
    const { number, plain, stored } = read(this.file("checkpoint.safetensors"), readSnapshot);
    const worlds = new Map(
      stored.flatMap(([name, tensor]) => (name.startsWith("worlds.") ? [[name.slice(7), tensor]] : [])),
    );
    const named = new Map(stored.filter(([name]) => !name.startsWith("worlds.")));
    const { tensors } = fitted(this.folder, named, { tensors: like });
    this.snapshots = number;
    const episodes = this.episodes();
    this.keepMetrics((metrics) => !isLater(metrics, plain as Plain));
    return { tensors, worlds, plain: plain as Plain, episodes };
  }

  /** Takes away what a training wrote that ended before its first snapshot; the settings stay. */
  clear(): void {
    for (const name of ["metrics.jsonl", "replay"]) rmSync(this.file(name), { recursive: true, force: true });
  }

  /** The episodes of all snapshots so far, oldest first; files of a snapshot that was never finished are deleted. */
  private episodes(): Episode[] {
    const folder = this.file("replay");
    const names = existsSync(folder) ? readdirSync(folder).sort() : [];
    return names.flatMap((name) => {
      const file = path.join(folder, name);
      if (!isUnfinished(name) && Number.parseInt(name, 10) <= this.snapshots)
        return read(file, (bytes) => splitEpisodes(decode(bytes)));
      rmSync(file);
      return [];
    });
  }

  private keepMetrics(keeps: (metrics: Record<string, unknown>) => boolean): void {
    const kept = this.metrics().filter(keeps);
    const text = kept.map((metrics) => `${JSON.stringify(metrics)}\n`).join("");
    replaceFile(this.file("metrics.jsonl"), Buffer.from(text));
  }
}

function fitted<T extends TensorTree>(folder: string, stored: Map<string, StoredTensor>, like: T): T {
  try {
    return treeFrom(stored, like);
  } catch (error) {
    if (!(error instanceof Misfit)) throw error;
    throw new RangeError(`RunFolder.load: the snapshot in ${folder} is of another agent: ${error.message}`);
  }
}
