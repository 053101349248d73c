import { existsSync } from "node:fs";
import path from "node:path";
import type { ElementOf, Space } from "../spaces";
import { Canvas } from "../canvas";
import type { AtariOptions } from "./atariOptions";
import { GymnasiumError } from "./gymnasiumError";
import { byteLength, decodeElement, encodeElement, type SpaceDescription, spaceOf } from "./gymnasiumSpaces";
import { type Pipe, startPipe } from "./pipe";

type Element = ElementOf<Space>;

/** What bridge.py is to play. */
export interface BridgeSettings {
  readonly id: string;
  /** Environments in the batch. */
  readonly count: number;
  readonly atari: AtariOptions;
  /** The folder of modules that ids may name, besides those of the Python. */
  readonly modules: string;
  /** Whether `draw` will be asked for. */
  readonly draw: boolean;
}

/** What an action led to. */
export interface Outcome {
  readonly observation: Element;
  readonly reward: number;
  readonly terminated: boolean;
  readonly truncated: boolean;
}

/** bridge.py, beside this file, or beside its source where this file is compiled. */
const script = [__dirname, path.resolve(__dirname, "../../../envs/gymnasium")]
  .map((folder) => path.join(folder, "bridge.py"))
  .find(existsSync)!;

/** Bytes of an outcome before its observation: the reward, and how the episode is. */
const headSize = 10;

const uint32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};

/** A batch of environments in a Python process, as bridge.py speaks of them: one request and one answer for as many as are named. */
export class GymnasiumBridge {
  readonly actionSpace: Space;
  readonly observationSpace: Space;
  /** What the actions of a game are, "NOOP", "FIRE", …; none where the environment does not say. */
  readonly meanings: readonly string[];
  private readonly pipe: Pipe;

  /** @throws GymnasiumError if Python, a package or the environment is not there, or a space cannot be bridged */
  constructor(
    python: string,
    private readonly settings: BridgeSettings,
  ) {
    const name = `the Python process of gymnasium:${settings.id}`;
    this.pipe = startPipe(name, python, [script, JSON.stringify(settings)]);
    this.expectSuccess();
    type Description = { action: SpaceDescription; observation: SpaceDescription; meanings: string[] };
    const { action, observation, meanings } = JSON.parse(this.readText()) as Description;
    this.actionSpace = spaceOf(action);
    this.observationSpace = spaceOf(observation);
    this.meanings = meanings;
  }

  get pid(): number {
    return this.pipe.pid;
  }

  /** Takes an action in each of these environments. */
  step(actions: ReadonlyMap<number, Element>): Map<number, Outcome> {
    this.ask(
      "s",
      [...actions].map(([index, action]) => [index, encodeElement(action)]),
    );
    const size = headSize + byteLength(this.observationSpace);
    const answer = this.pipe.read(actions.size * size);
    const outcomeAt = (start: number): Outcome => ({
      observation: decodeElement(this.observationSpace, answer.subarray(start + headSize, start + size)),
      reward: answer.readDoubleLE(start),
      terminated: answer[start + 8] === 1,
      truncated: answer[start + 9] === 1,
    });
    return new Map([...actions.keys()].map((index, i) => [index, outcomeAt(i * size)]));
  }

  /** Begins an episode. */
  reset(index: number, seed: number): Element {
    this.ask("r", [[index, uint32(seed)]]);
    return decodeElement(this.observationSpace, this.pipe.read(byteLength(this.observationSpace)));
  }

  /** The environment's own picture. */
  draw(index: number): Canvas {
    this.ask("d", [[index, Buffer.alloc(0)]]);
    const size = this.pipe.read(8);
    const canvas = new Canvas(size.readUInt32LE(4), size.readUInt32LE(0));
    canvas.pixels.set(this.pipe.read(canvas.pixels.length));
    return canvas;
  }

  close(): void {
    this.pipe.close();
  }

  private ask(what: "s" | "r" | "d", entries: [number, Buffer][]): void {
    const parts = entries.flatMap(([index, bytes]) => [uint32(index), bytes]);
    this.pipe.write(Buffer.concat([Buffer.from(what), uint32(entries.length), ...parts]));
    this.expectSuccess();
  }

  private readText(): string {
    return this.pipe.read(this.pipe.read(4).readUInt32LE()).toString();
  }

  /** @throws GymnasiumError with what went wrong instead */
  private expectSuccess(): void {
    const [status] = this.pipe.read(1);
    if (status !== 0) throw new GymnasiumError(`gymnasium:${this.settings.id}: ${this.readText()}`);
  }
}
