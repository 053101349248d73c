import * as tf from "@tensorflow/tfjs";
import type { Engine, EngineName, Replay } from "./engines/engine";
import { loadEngine } from "./engines/load";
import { keyOf, separateInputs } from "./inputs";
import { eagerSeconds } from "./program/eagerSeconds";
import { lower } from "./program/lower";
import { optimise } from "./program/optimise";
import type { RecordedProgram } from "./program/program";
import { CaptureError } from "./program/captureError";
import { record, type Recording } from "./program/recorder";
import { retrace } from "./program/retrace";
import { UnmappedOperation } from "./program/unmappedOperation";
import { disposeTree, leavesOf, mapLeaves, mapTree, rebuild, type TensorTree, type Tree } from "./records";
import { verifyReplay } from "./verifyReplay";

/** How a step is captured. */
export interface CaptureOptions {
  /** What messages call it; the function's own name where it is not given. */
  name?: string;
  /** What replays it: the fastest engine that is here where it is not given; "eager" to debug the step line by line,
   *  "webgpu" for a graphics processor. */
  engine?: EngineName;
  /** For how many different shapes of its inputs a replay is kept (8); the one that was not used for longest goes. */
  shapes?: number;
  /** By how much a replay may differ from the eager result, relative to each tensor's norm (1e-4). */
  tolerance?: number;
  /** Whether the second call also runs the step itself and compares the replay with it; where it is not given: if that takes about a
   *  second at most, or the engine is not proven. */
  verify?: boolean;
}

/** What is known of a captured step. */
export interface CaptureReport {
  engine: EngineName;
  /** The shapes that are ready to be replayed. */
  programs: {
    recordedOperations: number;
    replayedOperations: number;
    secondsToCompile: number;
    /** Whether the replay was compared with what the step gives eagerly, now or at an earlier start on this machine, and by how much
     *  it differed at most. */
    verified: boolean;
    largestError: number | null;
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

/** One set of shapes. */
interface Entry {
  replay: Replay;
  skeleton: Tree<number>;
  facts: CaptureReport["programs"][number];
  /** What the first call traced, until the second has given the same. */
  unconfirmed: RecordedProgram | null;
}

/** What is verified where nobody says whether to: steps that run eagerly in about this time, in seconds. */
const cheap = 1;

class Capture {
  private readonly entries = new Map<string, Entry>();
  private readonly engine: Engine | null;
  private readonly name: string;
  private readonly room: number;
  private readonly tolerance: number;
  private readonly verify: boolean | undefined;

  constructor(
    private readonly step: Step,
    options: CaptureOptions,
  ) {
    this.engine = loadEngine(options.engine);
    this.name = options.name || "the step";
    this.room = options.shapes ?? 8;
    this.tolerance = options.tolerance ?? 1e-4;
    this.verify = options.verify;
  }

  run(args: readonly TensorTree[]): TensorTree {
    if (!this.engine) return this.runEagerly(args);
    const { key, leaves } = keyOf(args);
    let entry = this.entries.get(key);
    if (!entry || entry.unconfirmed)
      try {
        entry = entry ? this.confirm(entry, args) : this.makeReady(key, args);
      } catch (error) {
        throw error instanceof Error ? this.named(error) : error;
      }
    if (this.entries.size > 1) this.keep(key, entry);
    return rebuild(entry.skeleton, entry.replay.run(leaves));
  }

  /** An error whose message says which step it comes from; Stop comes from none. */
  private named(error: Error): Error {
    const { name, message } = error;
    if (name === "KeyboardInterrupt" || message.startsWith("capture: ")) return error;
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

  /** Lets somebody trace the step, so that nothing is computed; gives what they give and the nesting of the step's results. */
  private trace<T>(
    args: readonly TensorTree[],
    by: (inputs: readonly tf.Tensor[], step: () => readonly tf.Tensor[]) => T,
  ): Pick<Entry, "skeleton"> & { traced: T } {
    const { separate, copies } = separateInputs(args);
    const results: TensorTree[] = [];
    const step = (): readonly tf.Tensor[] => {
      const result = this.runEagerly(separate);
      results.push(result);
      return leavesOf(result);
    };
    try {
      const traced = by(leavesOf(separate), step);
      let next = 0;
      return { traced, skeleton: mapTree(results[0], () => next++) };
    } finally {
      disposeTree(results);
      copies.forEach((copy) => copy.dispose());
    }
  }

  /** The first call with inputs of these shapes. */
  private makeReady(key: string, args: readonly TensorTree[]): Entry {
    let entry: Entry;
    try {
      entry = this.compile(args);
    } catch (error) {
      if (!(error instanceof UnmappedOperation)) throw error;
      entry = this.compile(args, { sites: true }); // throws it again, and says where
    }
    this.keep(key, entry);
    return entry;
  }

  private compile(args: readonly TensorTree[], recording?: Recording): Entry {
    const { traced, skeleton } = this.trace(args, (inputs, step) => record(inputs, step, recording));
    const start = performance.now();
    const prepared = optimise(lower(traced));
    const replay = this.engine!.compile(prepared);
    const secondsToCompile = (performance.now() - start) / 1000;
    const [recordedOperations, replayedOperations] = [traced, prepared].map((p) => p.operations.length);
    const comparison = { verified: false, largestError: null };
    const facts = { recordedOperations, replayedOperations, secondsToCompile, ...comparison };
    return { replay, skeleton, facts, unconfirmed: traced };
  }

  /** The second call: what would freeze must not have changed, and the replay must give what the step gives. */
  private confirm(entry: Entry, args: readonly TensorTree[]): Entry {
    const first = entry.unconfirmed!;
    this.trace(args, (inputs, step) => retrace(first, inputs, step));
    const { isProven, name } = this.engine!;
    if (this.verify ?? (!isProven || eagerSeconds(first) <= cheap)) {
      const again = this.verify === true || !isProven;
      const verification = { engine: name, tolerance: this.tolerance, again };
      const runEagerly = (given: readonly TensorTree[]): TensorTree => this.runEagerly(given);
      entry.facts.largestError = verifyReplay(runEagerly, entry.replay, args, verification);
      entry.facts.verified = true;
    }
    entry.unconfirmed = null;
    return entry;
  }

  /** Keeps an entry as the one that was used last. */
  private keep(key: string, entry: Entry): void {
    this.entries.delete(key);
    this.entries.set(key, entry);
    if (this.entries.size <= this.room) return;
    const [oldest, dropped] = this.entries.entries().next().value!;
    this.entries.delete(oldest);
    dropped.replay.dispose();
  }

  report(): CaptureReport {
    const programs = [...this.entries.values()].map(({ facts }) => facts);
    return { engine: this.engine?.name ?? "eager", programs };
  }

  dispose(): void {
    for (const { replay } of this.entries.values()) replay.dispose();
    this.entries.clear();
  }
}

/**
 * Captures a pure function of tensors, such as a training step `(state, batch, noise) → { state, metrics }`: the first call
 * with inputs of some shapes traces it, by shapes alone, writes down what it computes and replays that as one graph; the second traces
 * it again, to see that nothing has changed; from then on each call is a replay.
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
