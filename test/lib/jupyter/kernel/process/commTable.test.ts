import { CommTable } from "lib/jupyter/kernel/process/commTable";

describe("CommTable", () => {
  it("knows what is open, and says once what closes when the process ends", () => {
    const table = new CommTable();
    table.note({ kind: "open", id: "a", target: "one", data: {} });
    table.note({ kind: "open", id: "b", target: "two", data: {} });
    table.note({ kind: "msg", id: "a", data: {} });
    table.note({ kind: "close", id: "a", data: {} });
    expect([table.entries(), table.has("a"), table.has("b")]).toEqual([[["b", "two"]], false, true]);
    expect(table.takeClosings()).toEqual([{ type: "comm", comm: { kind: "close", id: "b", data: {} } }]);
    expect(table.takeClosings()).toEqual([]);
  });
});
