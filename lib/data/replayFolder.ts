import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { assertLayout, type Layout } from "./columns";
import type { Episode } from "./episode";
import { decodeEpisode, encodeEpisode } from "./episodeFile";
import { isUnfinished, replaceFile } from "./replaceFile";

/** An episode's file: "00000042-501.safetensors" is episode 42, of 501 steps. */
interface EpisodeFile {
  name: string;
  index: number;
  steps: number;
  bytes: number;
}

function parseName(name: string): Pick<EpisodeFile, "index" | "steps"> | undefined {
  const match = /^(\d{8,15})-(\d{1,15})\.safetensors$/.exec(name);
  return match ? { index: Number(match[1]), steps: Number(match[2]) } : undefined;
}

/**
 * Episodes on disk, a safetensors file each, which Python can read, too. A file gets its name when it is complete and on the disk: a process
 * that is killed at any moment loses the running episode at most, and the folder can be opened again.
 *
 * What cannot be read as an episode of this layout is skipped, never deleted, and named in `skipped`: other files at once, a damaged
 * one when `read` comes to it. Several processes may read a folder, one may add to it.
 */
export class ReplayFolder {
  /** A sentence for each file that was skipped: what is wrong with it. */
  readonly skipped: string[] = [];
  private readonly maxBytes: number;
  private readonly files: EpisodeFile[] = []; // oldest first
  private next: number;
  private hasAdded = false;

  /** Opens a folder, which is made if it is not there.
   *  @param layout of its episodes
   *  @param options.maxBytes on the disk; more than that are deleted when an episode is added, the oldest first, the new one never
   *  @throws RangeError if maxBytes is not positive; the file system's error */
  constructor(
    readonly folder: string,
    readonly layout: Layout,
    { maxBytes = Infinity }: { maxBytes?: number } = {},
  ) {
    if (!(maxBytes > 0)) throw new RangeError(`ReplayFolder: maxBytes must be positive, got ${maxBytes}`);
    this.maxBytes = maxBytes;
    mkdirSync(folder, { recursive: true });
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const parsed = entry.isFile() ? parseName(entry.name) : undefined;
      if (parsed) this.files.push({ name: entry.name, ...parsed, bytes: this.sizeOf(entry.name) });
      else if (!isUnfinished(entry.name))
        this.skipped.push(`${entry.name} is skipped: it is not an episode's file`);
    }
    this.files.sort((a, b) => a.index - b.index || (a.name < b.name ? -1 : 1));
    this.next = (this.files.at(-1)?.index ?? -1) + 1;
  }

  /** Episodes it holds. */
  get episodes(): number {
    return this.files.length;
  }

  /** Episodes that were ever added, those deleted since included. */
  get added(): number {
    return this.next;
  }

  /** Steps of its episodes. */
  get steps(): number {
    return this.files.reduce((sum, { steps }) => sum + steps, 0);
  }

  /** Bytes of its episodes' files. */
  get bytes(): number {
    return this.files.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  /** Writes an episode, then deletes the oldest ones if the folder is too large.
   *  @returns the name of its file
   *  @throws RangeError if its layout is another; the file system's error, and what is there stays */
  add(episode: Episode): string {
    assertLayout("ReplayFolder.add", episode.layout, this.layout);
    const bytes = encodeEpisode(episode);
    this.removeUnfinished();
    const [index, { steps }] = [this.next, episode];
    const name = `${String(index).padStart(8, "0")}-${steps}.safetensors`;
    replaceFile(path.join(this.folder, name), bytes);
    this.files.push({ name, index, steps, bytes: bytes.length });
    this.next++;
    for (let total = this.bytes; total > this.maxBytes && this.files.length > 1;) {
      const [oldest] = this.files;
      rmSync(path.join(this.folder, oldest.name), { force: true });
      this.files.shift();
      total -= oldest.bytes;
    }
    return name;
  }

  /** The episodes, oldest first, each read when it is asked for: `for (const episode of folder.read()) replay.addEpisode(episode)`. */
  *read(): Generator<Episode> {
    for (const file of [...this.files]) {
      const episode = this.readFile(file);
      if (episode) yield episode;
    }
  }

  /** An episode, or nothing where the file is damaged: then it no longer counts. */
  private readFile(file: EpisodeFile): Episode | undefined {
    try {
      const episode = decodeEpisode(readFileSync(path.join(this.folder, file.name)), this.layout);
      if (episode.steps === file.steps) return episode;
      throw new RangeError(`it must have the ${file.steps} steps of its name, got ${episode.steps}`);
    } catch (error) {
      const isGone = (error as NodeJS.ErrnoException).code === "ENOENT";
      if (!isGone && !(error instanceof RangeError)) throw error;
      this.files.splice(this.files.indexOf(file), 1);
      this.skipped.push(`${file.name} is skipped: ${isGone ? "it was deleted" : (error as Error).message}`);
      return undefined;
    }
  }

  /** Removes what killed processes left; when the first episode is added, since who only reads may do so beside one that writes. */
  private removeUnfinished(): void {
    if (this.hasAdded) return;
    for (const name of readdirSync(this.folder).filter(isUnfinished)) rmSync(path.join(this.folder, name));
    this.hasAdded = true;
  }

  /** Bytes of a file; 0 if it was deleted meanwhile. */
  private sizeOf(name: string): number {
    return statSync(path.join(this.folder, name), { throwIfNoEntry: false })?.size ?? 0;
  }
}
