import type { ExecutionOutput } from "lib/jupyter/kernel/wire/frames";
import type { CodeCell } from "lib/jupyter/notebook";
import { CellOutputs } from "lib/jupyter/runner/cellOutputs";

const text = (value: string): ExecutionOutput => ({ type: "stream", name: "stdout", text: value });

function outputsOf(outputs: ExecutionOutput[]): CodeCell["outputs"] {
  const cell: CodeCell = {
    cell_type: "code",
    id: "c",
    metadata: {},
    source: "",
    execution_count: 1,
    outputs: [],
  };
  const collected = new CellOutputs();
  for (const output of outputs) collected.add(cell, output);
  return cell.outputs;
}

describe("CellOutputs", () => {
  it("clears at once, or when the next output comes", () => {
    expect(outputsOf([text("a"), { type: "clear", wait: false }])).toEqual([]);
    const waiting = outputsOf([text("a"), { type: "clear", wait: true }]);
    expect(waiting).toMatchObject([{ text: "a" }]);
    expect(outputsOf([text("a"), { type: "clear", wait: true }, text("b"), text("c")])).toMatchObject([
      { text: "bc" },
    ]);
  });

  it("updates displays in place, before and after a clear that waits", () => {
    const display = (data: string, update: boolean): ExecutionOutput => ({
      type: "display",
      update,
      display: { data: { "text/plain": data }, transient: { display_id: "d" } },
    });
    const outputs = outputsOf([display("a", false), { type: "clear", wait: true }, display("b", true)]);
    expect(outputs).toMatchObject([{ data: { "text/plain": "b" } }]);
  });

  it("leaves out comms, which have a meaning only in a front end", () => {
    expect(outputsOf([{ type: "comm", comm: { kind: "open", id: "c", data: {} } }])).toEqual([]);
  });
});
