import { readFileSync } from "node:fs";
import { languageInfo } from "../../language";
import type { Execution } from "../execution/execution";
import type { ExecutionOutput } from "../execution/frames";
import { History } from "./history";
import type { Iopub } from "./iopub";
import { type Message, protocolVersion } from "./message";
import { toCharacters, toUnits } from "./position";

type Content = Record<string, unknown>;

interface Failure extends Content {
  ename: string;
  evalue: string;
  traceback: string[];
}

const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** TypeScript's version in cells, read without loading it. */
function typescriptVersion(): string {
  const file = require.resolve("@tslab/typescript-for-tslab/package.json");
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}

/** What the kernel says of itself. */
export function kernelInfo(): Content {
  return {
    status: "ok",
    protocol_version: protocolVersion,
    implementation: "tslab",
    implementation_version: "1.0.22",
    language_info: { ...languageInfo, version: typescriptVersion() },
    banner: "TypeScript",
    debugger: false,
    supported_features: [],
    help_links: [{ text: "TypeScript handbook", url: "https://www.typescriptlang.org/docs/handbook/" }],
  };
}

/** Answers the requests that concern code: each method returns the content of the reply. */
export class Shell {
  readonly history = new History();
  private executionCount = 0;
  private readonly requests = new Map<number, { message: Message; silent: boolean; failure?: Failure }>();
  private latest: Message | null = null;

  constructor(
    private readonly execution: Execution,
    private readonly iopub: Iopub,
  ) {}

  /** Publishes one output under the request that caused it. */
  publishOutput(output: ExecutionOutput, id: number): void | Promise<void> {
    const request = this.requests.get(id);
    const message = request?.message ?? this.latest;
    switch (output.type) {
      case "stream":
        return this.iopub.stream(message, output.name, output.text);
      case "display":
        return this.iopub.publish(message, output.update ? "update_display_data" : "display_data", {
          ...output.display,
        });
      case "result": {
        if (request?.silent) return;
        const { data, metadata } = output.display;
        return this.iopub.publish(message, "execute_result", {
          execution_count: this.executionCount,
          data,
          metadata,
        });
      }
      case "error": {
        const { ename, evalue, traceback } = output;
        if (request) request.failure = { ename, evalue, traceback };
        return this.iopub.publish(message, "error", { ename, evalue, traceback });
      }
    }
  }

  /** Runs a cell. */
  async execute(message: Message): Promise<Content> {
    const code = text(message.content.code);
    const silent = message.content.silent === true;
    const stored = !silent && message.content.store_history !== false;
    if (stored) this.history.add(++this.executionCount, code);
    if (!silent)
      void this.iopub.publish(message, "execute_input", { code, execution_count: this.executionCount });
    const id = this.execution.nextId();
    const request: { message: Message; silent: boolean; failure?: Failure } = { message, silent };
    this.requests.set(id, request);
    this.latest = message;
    const ok = await this.execution.execute(id, { code, cell: this.executionCount });
    this.requests.delete(id);
    const count = { execution_count: this.executionCount };
    if (ok) return { status: "ok", ...count, user_expressions: {}, payload: [] };
    const unknown = { ename: "KernelError", evalue: "The kernel was shut down.", traceback: [] };
    return { status: "error", ...count, ...(request.failure ?? unknown) };
  }

  /** Names that may stand at the cursor. */
  async complete(content: Content): Promise<Content> {
    const code = text(content.code);
    const position = toUnits(code, Number(content.cursor_pos ?? Infinity));
    const { matches, start, end } = await this.execution.ask("complete", { code, position });
    const span = { cursor_start: toCharacters(code, start), cursor_end: toCharacters(code, end) };
    return { status: "ok", matches, ...span, metadata: {} };
  }

  /** The type and the doc comment of what stands at the cursor. */
  async inspect(content: Content): Promise<Content> {
    const code = text(content.code);
    const position = toUnits(code, Number(content.cursor_pos ?? Infinity));
    const { text: found } = await this.execution.ask("inspect", { code, position });
    return {
      status: "ok",
      found: found !== null,
      data: found === null ? {} : { "text/plain": found },
      metadata: {},
    };
  }

  /** Whether a console should run the code or wait for another line. */
  async isComplete(content: Content): Promise<Content> {
    const { status, indent } = await this.execution.ask("isComplete", { code: text(content.code) });
    return status === "incomplete" ? { status, indent } : { status };
  }
}
