import type { CompletionInfo } from "lib/jupyter/kernel/tslab";
import { completionKinds } from "lib/jupyter/kernel/cells/completionKinds";

const info = (entries: Record<string, string>, candidates: string[]): CompletionInfo => {
  const list = Object.entries(entries).map(([name, kind]) => ({ name, kind }));
  return { start: 0, end: 0, candidates, original: { entries: list } as CompletionInfo["original"] };
};

describe("completionKinds", () => {
  it("gives TypeScript's kinds in the words of editors, in the order of the candidates", () => {
    const entries = { step: "method", gamma: "const", lr: "let", size: "getter", Mode: "enum member" };
    const kinds = completionKinds(info(entries, ["gamma", "step", "Mode", "size", "lr"]));
    expect(kinds).toEqual(["constant", "method", "enumMember", "property", "variable"]);
  });

  it("says nothing of a name that TypeScript does not explain", () => {
    expect(completionKinds(info({}, ["x"]))).toEqual([""]);
    expect(completionKinds({ start: 0, end: 0, candidates: ["x"] })).toEqual([""]);
  });
});
