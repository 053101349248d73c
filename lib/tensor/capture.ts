import * as tf from "@tensorflow/tfjs";
import { compareResults, errorsOf } from "./compareResults";
import type { Engine, EngineName, Replay } from "./engines/engine";
import { loadEngine } from "./engines/load";
import { keyOf, nudgedInputs, separateInputs } from "./inputs";
import { compareRecordings } from "./program/compareRecordings";
import { lower } from "./program/lower";
import { optimise } from "./program/optimise";
import type { RecordedProgram } from "./program/program";
import { CaptureError } from "./program/captureError";
import { record } from "./program/recorder";
import { disposeTree, leavesOf, mapLeaves, mapTree, rebuild, type TensorTree, type Tree } from "./records";

/** How a step is captured. */
export interface CaptureOptions {
  /** What messages call it; the function's own name where it is not given. */
  name?: string;
  /** What replays it: the fastest engine that is here where it is not given; "eager" to debug the step line by line. */
  engine?: EngineName;
  /** For how many different shapes of its inputs a replay is kept (8); the one that was not used for longest goes. */
  shapes?: number;
  /** By how much a replay may differ from the eager result, relative to each tensor's norm (1e-4). */
  tolerance?: number;
}

/** What is known of a captured step. */
export interface CaptureReport {
  engine: EngineName;
  /** The shapes that are ready to be replayed. */
  programs: {
    recordedOperations: number;
    replayedOperations: number;
    secondsToCompile: number;
    largestError: number;
  }[];
}

/** A step that was captured: called like the step itself. */
export interface Captured<Args extends readonly TensorTree[], Result extends TensorTree> {
  (...args: Args): Result;
  report(): CaptureReport;
  /** Frees the graphs. */
  dispose(): void;
}

/** A step of any inputs, as this file sees it. */
type Step = (...args: readonly TensorTree[]) => TensorTree;

interface Ready {
  replay: Replay;
  skeleton: Tree<number>;
  facts: CaptureReport["programs"][number];
}

/** One set of shapes: recorded once, or ready. */
type Entry = { first: RecordedProgram } | Ready;

class Capture {
  private readonly entries = new Map<string, Entry>();
  private readonly engine: Engine | null;
  private readonly name: string;
  private readonly room: number;
  private readonly tolerance: number;

  constructor(
    private readonly step: Step,
    options: CaptureOptions,
  ) {
    this.engine = loadEngine(options.engine);
    this.name = options.name || "the step";
    this.room = options.shapes ?? 8;
    this.tolerance = options.tolerance ?? 1e-4;
  }

  run(args: readonly TensorTree[]): TensorTree {
    if (!this.engine) return this.runEagerly(args);
    const { key, leaves } = keyOf(args);
    const entry = this.entries.get(key);
    if (entry && "replay" in entry) {
      if (this.entries.size > 1) this.keep(key, entry);
      return rebuild(entry.skeleton, entry.replay.run(leaves));
    }
    try {
      return entry ? this.runSecond(key, args, entry.first) : this.runFirst(key, args);
    } catch (error) {
      throw error instanceof Error ? this.named(error) : error;
    }
  }

  /** An error whose message says which step it comes from. */
  private named(error: Error): Error {
    const { message } = error;
    if (message.startsWith("capture: ")) return error;
    error.message = `capture: ${this.name}: ${message}`;
    if (!error.stack?.includes(error.message)) error.stack = error.stack?.replace(message, error.message);
    return error;
  }

  /** The step itself; what it returns is new, also where it returns an input or a tensor twice. */
  private runEagerly(args: readonly TensorTree[]): TensorTree {
    return tf.tidy((): tf.TensorContainer => {
      const result = this.step(...args);
      if (result instanceof Promise) throw new CaptureError("the step must not be asynchronous");
      const given = new Set<tf.Tensor>(leavesOf(args));
      return mapLeaves(result, (leaf) => {
        if (given.has(leaf)) return tf.clone(leaf);
        given.add(leaf);
        return leaf;
      }) as unknown as tf.TensorContainer;
    }) as unknown as TensorTree;
  }

  private record(args: readonly TensorTree[]): { program: RecordedProgram; result: TensorTree } {
    const { separate, copies } = separateInputs(args);
    let result: TensorTree | undefined;
    try {
      const leaves = leavesOf(separate);
      const { program } = record(leaves, () => leavesOf((result = this.runEagerly(separate))));
      return { program, result: result! };
    } catch (error) {
      if (result) disposeTree(result);
      throw error;
    } finally {
      copies.forEach((copy) => copy.dispose());
    }
  }

  private runFirst(key: string, args: readonly TensorTree[]): TensorTree {
    const { program, result } = this.record(args);
    this.keep(key, { first: program });
    return result;
  }

  private runSecond(key: string, args: readonly TensorTree[], first: RecordedProgram): TensorTree {
    const { program, result } = this.record(args);
    try {
      compareRecordings(first, program);
      this.keep(key, this.makeReady(program, args, result));
      return result;
    } catch (error) {
      disposeTree(result);
      throw error;
    }
  }

  /** @param result what the step gave eagerly for these inputs; the replay must give the same */
  private makeReady(program: RecordedProgram, args: readonly TensorTree[], result: TensorTree): Ready {
    const engine = this.engine!;
    const start = performance.now();
    const prepared = optimise(lower(program));
    const replay = engine.compile(prepared);
    const secondsToCompile = (performance.now() - start) / 1000;
    const results = replay.run(leavesOf(args));
    try {
      const sensitivities = (): number[] => this.sensitivities(args, result);
      const { tolerance } = this;
      const largestError = compareResults(result, results, { tolerance, engine: engine.name, sensitivities });
      const [recordedOperations, replayedOperations] = [program, prepared].map((p) => p.operations.length);
      let next = 0;
      const skeleton = mapTree(result, () => next++);
      return {
        replay,
        skeleton,
        facts: { recordedOperations, replayedOperations, secondsToCompile, largestError },
      };
    } catch (error) {
      replay.dispose();
      throw error;
    } finally {
      results.forEach((tensor) => tensor.dispose());
    }
  }

  /** How much each result changes when all inputs change in their last digits. */
  private sensitivities(args: readonly TensorTree[], result: TensorTree): number[] {
    const nudged = nudgedInputs(args);
    const other = this.runEagerly(nudged);
    const changes = errorsOf(result, leavesOf(other));
    disposeTree(nudged, other);
    return changes;
  }

  /** Keeps an entry as the one that was used last. */
  private keep(key: string, entry: Entry): void {
    this.entries.delete(key);
    this.entries.set(key, entry);
    if (this.entries.size <= this.room) return;
    const [oldest, dropped] = this.entries.entries().next().value!;
    this.entries.delete(oldest);
    if ("replay" in dropped) dropped.replay.dispose();
  }

  report(): CaptureReport {
    const ready = [...this.entries.values()].filter((entry): entry is Ready => "replay" in entry);
    return { engine: this.engine?.name ?? "eager", programs: ready.map(({ facts }) => facts) };
  }

  dispose(): void {
    for (const entry of this.entries.values()) if ("replay" in entry) entry.replay.dispose();
    this.entries.clear();
  }
}

/**
 * Captures a pure function of tensors, such as a training step `(state, batch, noise) → { state, metrics }`: the first two calls
 * with inputs of the same shapes run it eagerly and write down what it computes; from then on each call replays that as one graph.
 *
 * The inputs stay the caller's and are never disposed of; what is returned is new and the caller's to dispose of.
 * @param step reads nothing on the host, does not branch on a tensor's value, and draws no random numbers
 * @throws CaptureError if it does, or if something that a replay would freeze changes from the first call to the second;
 *   UnmappedOperation if an operation is one that the engine does not have; Error if the engine is not installed
 */
export function capture<Args extends readonly TensorTree[], Result extends TensorTree>(
  step: (...args: Args) => Result,
  options: CaptureOptions = {},
): Captured<Args, Result> {
  const captured = new Capture(step as unknown as Step, { ...options, name: options.name ?? step.name });
  const call = (...args: Args): Result => captured.run(args) as Result;
  return Object.assign(call, { report: () => captured.report(), dispose: () => captured.dispose() });
}
