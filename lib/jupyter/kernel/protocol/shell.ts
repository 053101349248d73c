import type { Execution } from "../process/execution";
import type { Calls } from "../wire/frames";
import { History } from "./history";
import type { Iopub } from "./iopub";
import type { KeptRequest } from "./keptRequests";
import type { Message } from "./message";
import type { Outputs } from "./outputs";
import { nameAskedAbout } from "./pager";
import { toCharacters, toUnits } from "./position";

type Content = Record<string, unknown>;

const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** The expressions that a front end wants evaluated with a cell; what is not text is left out. */
function readExpressions(value: unknown): Record<string, string> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return {};
  return Object.fromEntries(
    Object.entries(value).filter((pair): pair is [string, string] => typeof pair[1] === "string"),
  );
}

/** The cursor as units of the code; without one it stands at the end. */
function readPosition({ cursor_pos: at }: Content, code: string): number {
  return typeof at === "number" ? toUnits(code, at) : code.length;
}

/** Answers the requests that concern code: each method returns the content of the reply. */
export class Shell {
  private readonly history = new History();
  private executionCount = 0;

  constructor(
    private readonly execution: Execution,
    private readonly iopub: Iopub,
    private readonly outputs: Outputs,
  ) {}

  /** Runs a cell. */
  async execute(message: Message): Promise<Content> {
    const { content } = message;
    const code = text(content.code);
    const silent = content.silent === true;
    const isStored = !silent && content.store_history !== false;
    if (isStored) this.executionCount++;
    const count = this.executionCount;
    if (!silent) void this.iopub.publish(message, "execute_input", { code, execution_count: count });
    const id = this.execution.nextId();
    const allowStdin = content.allow_stdin === true;
    const request = this.outputs.cells.keep(id, message, { silent, allowStdin, count });
    const reply = await this.run(id, request, code, readExpressions(content.user_expressions));
    if (isStored) this.history.add(count, code, request.result ?? null);
    return { ...reply, execution_count: count };
  }

  private async run(
    id: number,
    request: KeptRequest,
    code: string,
    userExpressions: Record<string, string>,
  ): Promise<Content> {
    const name = nameAskedAbout(code);
    if (name !== null) return { status: "ok", user_expressions: {}, payload: await this.page(id, name) };
    const reply = await this.execution.execute(id, { code, cell: request.count, userExpressions });
    if (reply.ok) return { status: "ok", user_expressions: reply.userExpressions ?? {}, payload: [] };
    const unknown = { ename: "KernelError", evalue: "The kernel was shut down.", traceback: [] };
    return { status: "error", ...(request.failure ?? unknown) };
  }

  /** The documentation of a name, for the front end's pager. */
  private async page(id: number, name: string): Promise<Content[]> {
    const data = await this.describe(name, name.length);
    if (data) return [{ source: "page", data, start: 0 }];
    await this.outputs.publish(
      { type: "stream", name: "stderr", text: `Nothing is known of ${name}.\n` },
      id,
    );
    return [];
  }

  private async describe(code: string, position: number): Promise<Calls["inspect"]["reply"]["data"]> {
    return (await this.execution.ask("inspect", { code, position })).data;
  }

  /** Names that may stand at the cursor. */
  async complete(content: Content): Promise<Content> {
    const code = text(content.code);
    const position = readPosition(content, code);
    const { matches, kinds, ...span } = await this.execution.ask("complete", { code, position });
    const [start, end] = [toCharacters(code, span.start), toCharacters(code, span.end)];
    // Without a part in the protocol, by the name that IPython gave it and JupyterLab and VS Code read.
    const types = matches.map((text, i) => ({ text, type: kinds[i], start, end }));
    const metadata = { _jupyter_types_experimental: types };
    return { status: "ok", matches, cursor_start: start, cursor_end: end, metadata };
  }

  /** The type and the doc comment of what stands at the cursor. */
  async inspect(content: Content): Promise<Content> {
    const code = text(content.code);
    const data = await this.describe(code, readPosition(content, code));
    return { status: "ok", found: data !== null, data: data ?? {}, metadata: {} };
  }

  /** Whether a console should run the code or wait for another line. */
  async isComplete(content: Content): Promise<Content> {
    const { status, indent } = await this.execution.ask("isComplete", { code: text(content.code) });
    return status === "incomplete" ? { status, indent } : { status };
  }

  /** Earlier inputs of this session. */
  earlier(content: Content): Content {
    return { status: "ok", history: this.history.query(content) };
  }
}
