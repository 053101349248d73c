import type { ExecutionOutput } from "../kernel/wire/frames";
import type { CodeCell, DisplayDataOutput, Output } from "../notebook";

const isUpdate = (output: ExecutionOutput): boolean => output.type === "display" && output.update;

/** Puts a run's outputs into the cells as a notebook file holds them: texts joined, displays updated in place. */
export class CellOutputs {
  private readonly displays = new Map<string, DisplayDataOutput[]>();

  /** Cells to be cleared when their next output comes. */
  private readonly clearing = new Set<CodeCell>();

  /** Adds one output of a cell. */
  add(cell: CodeCell, output: ExecutionOutput): void {
    const isShown = output.type !== "clear" && output.type !== "comm" && !isUpdate(output);
    if (isShown && this.clearing.has(cell)) this.clear(cell);
    switch (output.type) {
      case "stream":
        this.addText(cell, output.name, output.text);
        break;
      case "display":
        this.addDisplay(cell, output);
        break;
      case "result": {
        const { data, metadata = {} } = output.display;
        const { execution_count } = cell;
        cell.outputs.push({ output_type: "execute_result", execution_count, data, metadata });
        break;
      }
      case "error": {
        const { ename, evalue, traceback } = output;
        cell.outputs.push({ output_type: "error", ename, evalue, traceback });
        break;
      }
      case "clear":
        if (output.wait) this.clearing.add(cell);
        else this.clear(cell);
        break;
      case "comm": // has a counterpart only in a front end
    }
  }

  private clear(cell: CodeCell): void {
    this.clearing.delete(cell);
    cell.outputs.length = 0;
  }

  private addText({ outputs }: CodeCell, name: "stdout" | "stderr", text: string): void {
    const last: Output | undefined = outputs.at(-1);
    if (last?.output_type === "stream" && last.name === name) last.text += text;
    else outputs.push({ output_type: "stream", name, text });
  }

  private addDisplay(
    cell: CodeCell,
    { update, display }: Extract<ExecutionOutput, { type: "display" }>,
  ): void {
    const { data, metadata = {}, transient } = display;
    const shown = transient?.display_id === undefined ? [] : (this.displays.get(transient.display_id) ?? []);
    for (const output of shown) Object.assign(output, { data, metadata });
    if (update) return;
    const output: DisplayDataOutput = { output_type: "display_data", data, metadata };
    cell.outputs.push(output);
    if (transient?.display_id !== undefined) this.displays.set(transient.display_id, [...shown, output]);
  }
}
