import type { CompletionInfo } from "../tslab";

/** TypeScript's words for what a name is, where editors of notebooks have another one. */
const EDITORS_WORDS: Record<string, string> = {
  alias: "reference",
  const: "constant",
  directory: "folder",
  "enum member": "enumMember",
  "external module name": "module",
  getter: "property",
  let: "variable",
  "local class": "class",
  "local function": "function",
  "local var": "variable",
  parameter: "variable",
  "primitive type": "keyword",
  script: "file",
  setter: "property",
  string: "value",
  type: "interface",
  "type parameter": "typeParameter",
  var: "variable",
};

/** What each candidate is, in the words by which VS Code and JupyterLab choose its icon: "method", "constant", "keyword" … */
export function completionKinds({ candidates, original }: CompletionInfo): string[] {
  const kinds = new Map(original?.entries.map(({ name, kind }) => [name, kind as string]));
  return candidates.map((name) => {
    const kind = kinds.get(name) ?? "";
    return EDITORS_WORDS[kind] ?? kind;
  });
}
