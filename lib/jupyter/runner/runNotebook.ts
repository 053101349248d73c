import path from "node:path";
import { kernelspecMetadata, languageInfo } from "../language";
import { Execution } from "../kernel/process/execution";
import { type CodeCell, type ErrorOutput, type Notebook, readNotebook } from "../notebook";
import { CellOutputs } from "./cellOutputs";

/** What is known of a cell when it has started or ended. */
export interface CellProgress {
  /** Position among the code cells, from 1. */
  cell: number;
  cells: number;
  /** The last Markdown heading above the cell, or "". */
  heading: string;
  /** Seconds that the cell took; undefined when it starts. */
  seconds?: number;
  failed?: boolean;
}

export interface RunOptions {
  /** Folder from which cells import and read files; a notebook file's own folder by default. */
  cwd?: string;
  /** Longest time for one cell, in milliseconds; none by default. */
  timeoutMs?: number;
  /** Run on after a cell that failed. */
  allowErrors?: boolean;
  onProgress?: (progress: CellProgress) => void;
}

/** A cell that ended the run. */
export interface CellFailure {
  /** Position among the code cells, from 1. */
  cell: number;
  heading: string;
  error: ErrorOutput;
}

export interface NotebookRun {
  /** The notebook with outputs, execution counts and timings. */
  notebook: Notebook;
  /**
   * Failed cells, in the order of their errors. The run ends after the first unless errors are allowed; one whose timer, promise or
   * server throws when it has ended counts as well. Cells tagged `raises-exception` do not count.
   */
  failures: CellFailure[];
  /** Seconds for the whole run, start of the process included. */
  seconds: number;
}

interface Step {
  cell: CodeCell;
  number: number;
  heading: string;
}

function stepsOf(notebook: Notebook): Step[] {
  let heading = "";
  const steps: Step[] = [];
  for (const cell of notebook.cells) {
    if (cell.cell_type === "markdown") heading = /^#+\s+(.*)$/m.exec(cell.source)?.[1].trim() ?? heading;
    if (cell.cell_type === "code" && cell.source.trim())
      steps.push({ cell, number: steps.length + 1, heading });
  }
  return steps;
}

function freshCopy(notebook: Notebook): Notebook {
  const copy = structuredClone(notebook);
  for (const cell of copy.cells) {
    if (cell.cell_type === "code") Object.assign(cell, { outputs: [], execution_count: null });
  }
  copy.metadata = {
    ...copy.metadata,
    kernelspec: { ...kernelspecMetadata },
    language_info: { ...languageInfo },
  };
  return copy;
}

const toleratesErrors = ({ metadata }: CodeCell): boolean =>
  Array.isArray(metadata.tags) && metadata.tags.includes("raises-exception");

const lastError = ({ outputs }: CodeCell): ErrorOutput | undefined =>
  outputs.filter((output): output is ErrorOutput => output.output_type === "error").at(-1);

/** How long an interrupted cell may take to end before its process is ended, in milliseconds. */
const grace = 3000;

/** Runs the code cells of one notebook in an execution process of its own. */
class Run {
  private readonly outputs = new CellOutputs();
  private readonly cells = new Map<number, CodeCell>();
  private readonly execution: Execution;
  private latest: CodeCell | null = null;
  /** Errors that came when their cell had ended, or that it did not await. */
  private stray: { cell: CodeCell; error: ErrorOutput }[] = [];

  constructor(
    cwd: string,
    private readonly timeoutMs: number,
  ) {
    this.execution = new Execution(cwd, (output, id) => {
      const cell = this.cells.get(id) ?? this.latest;
      if (!cell) return;
      this.outputs.add(cell, output);
      if (output.type === "stream" && output.stray) {
        const { ename, evalue, traceback } = output.stray;
        this.stray.push({ cell, error: { output_type: "error", ename, evalue, traceback } });
      }
    });
  }

  /** Waits for the compiler, whose start is nobody's computing time. */
  async ready(): Promise<void> {
    await this.execution.ask("isComplete", { code: "" });
  }

  /** Runs one cell and returns the error that ended it, if one did. */
  async step({ cell, number }: Step): Promise<ErrorOutput | undefined> {
    const id = this.execution.nextId();
    this.cells.set(id, cell);
    this.latest = cell;
    cell.execution_count = number;
    const started = new Date().toISOString();
    const { ok, timedOut } = await this.withTimeout(() =>
      this.execution.execute(id, { code: cell.source, cell: number }),
    );
    const ended = new Date().toISOString();
    cell.metadata.execution = { "iopub.execute_input": started, "shell.execute_reply": ended };
    if (timedOut) return this.tellTimeout(cell);
    return ok ? undefined : lastError(cell);
  }

  private async withTimeout(
    work: () => Promise<{ ok: boolean }>,
  ): Promise<{ ok: boolean; timedOut: boolean }> {
    let timedOut = false;
    const timers: NodeJS.Timeout[] = [];
    if (Number.isFinite(this.timeoutMs)) {
      const interrupt = (): void => {
        timedOut = true;
        this.execution.interrupt();
      };
      timers.push(setTimeout(interrupt, this.timeoutMs));
      timers.push(setTimeout(() => this.execution.restart(), this.timeoutMs + grace));
    }
    try {
      return { ok: (await work()).ok, timedOut };
    } finally {
      timers.forEach(clearTimeout);
    }
  }

  /** Puts the time limit in the place of the interrupt that enforced it. */
  private tellTimeout(cell: CodeCell): ErrorOutput {
    const evalue = `The cell took longer than ${this.timeoutMs / 1000} s and was stopped.`;
    const error: ErrorOutput = {
      output_type: "error",
      ename: "CellTimeout",
      evalue,
      traceback: [`CellTimeout: ${evalue}`],
    };
    cell.outputs = [...cell.outputs.filter((output) => output.output_type !== "error"), error];
    return error;
  }

  /** Hands over the errors that nothing awaited, up to now. */
  takeStray(): { cell: CodeCell; error: ErrorOutput }[] {
    const { stray } = this;
    this.stray = [];
    return stray;
  }

  /** Lets promises that the last cell left behind print for a moment, and ends the process. */
  async end(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, 50));
    this.execution.dispose();
  }
}

/**
 * Runs a notebook from top to bottom without Jupyter and without Python.
 * @param source a notebook, which is not changed, or the path of its file
 * @throws NotebookFormatError if the file is not a notebook
 */
export async function runNotebook(source: string | Notebook, options: RunOptions = {}): Promise<NotebookRun> {
  const { timeoutMs = Infinity, allowErrors = false, onProgress } = options;
  const start = performance.now();
  const notebook = freshCopy(typeof source === "string" ? readNotebook(source) : source);
  const cwd =
    options.cwd ?? (typeof source === "string" ? path.dirname(path.resolve(source)) : process.cwd());
  const steps = stepsOf(notebook);
  const failures: CellFailure[] = [];
  const run = new Run(cwd, timeoutMs);
  const addStray = (): void => {
    for (const { cell, error } of run.takeStray()) {
      const { number, heading } = steps.find((step) => step.cell === cell)!;
      if (!toleratesErrors(cell)) failures.push({ cell: number, heading, error });
    }
  };
  try {
    await run.ready();
    for (const step of steps) {
      const progress = { cell: step.number, cells: steps.length, heading: step.heading };
      onProgress?.(progress);
      const began = performance.now();
      const error = await run.step(step);
      onProgress?.({ ...progress, seconds: (performance.now() - began) / 1000, failed: error !== undefined });
      addStray();
      if (error && !toleratesErrors(step.cell))
        failures.push({ cell: step.number, heading: step.heading, error });
      if (failures.length > 0 && !allowErrors) break;
    }
  } finally {
    await run.end();
    addStray();
  }
  return { notebook, failures, seconds: (performance.now() - start) / 1000 };
}
