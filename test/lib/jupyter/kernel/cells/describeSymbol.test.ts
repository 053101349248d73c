import type { QuickInfo } from "typescript";
import { describeSymbol } from "lib/jupyter/kernel/cells/describeSymbol";

const text = (value: string) => [{ text: value, kind: "text" }];
const info = (rest: object): QuickInfo =>
  ({ kind: "function", displayParts: text("const f: any"), ...rest }) as never;

describe("describeSymbol", () => {
  it("gives the signature alone where there is no comment", () => {
    expect(describeSymbol(info({}))).toEqual({
      "text/markdown": "```typescript\nconst f: any\n```",
      "text/plain": "const f: any",
    });
  });

  it("says what is deprecated, keeps other tags and fences examples", () => {
    const tags = [
      { name: "deprecated", text: text("use g") },
      { name: "see", text: text("arXiv:1111.00001") },
      { name: "example", text: text("f(1)") },
      { name: "internal" },
    ];
    expect(describeSymbol(info({ tags }))!["text/markdown"].split("\n\n").slice(1)).toEqual([
      "**Deprecated.** use g",
      "**see** arXiv:1111.00001",
      "```typescript\nf(1)\n```",
    ]);
  });

  it("knows nothing of a name that does not exist", () => {
    expect(describeSymbol(info({ kind: "", displayParts: text("any") }))).toBeNull();
  });
});
