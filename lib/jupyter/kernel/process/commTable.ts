import type { CommFrame, ExecutionOutput } from "../wire/frames";

/** Which comms are open, seen from the front end's side: they live in a process that may end. */
export class CommTable {
  private readonly targets = new Map<string, string>();

  /** Takes note of a message in either direction. */
  note({ kind, id, target = "" }: CommFrame): void {
    if (kind === "open") this.targets.set(id, target);
    if (kind === "close") this.targets.delete(id);
  }

  has(id: string): boolean {
    return this.targets.has(id);
  }

  /** Ids and targets of the open comms. */
  entries(): [id: string, target: string][] {
    return [...this.targets];
  }

  /** Empties the table: what tells the front end that these comms are no more. */
  takeClosings(): ExecutionOutput[] {
    const ids = [...this.targets.keys()];
    this.targets.clear();
    return ids.map((id) => ({ type: "comm", comm: { kind: "close", id, data: {} } }));
  }
}
