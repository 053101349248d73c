import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { readNotebook } from "lib/jupyter/notebook";

const root = path.join(__dirname, "../..");
const barrels = readdirSync(path.join(root, "lib")).filter((name) => /^notebook\d\dx?\.ts$/.test(name));
const namesIn = (list: string) => list.match(/[^\s,][^,]*[^\s,]|[^\s,]/g) ?? [];

describe.each(barrels.map((file) => path.parse(file).name))("lib/%s", (barrel) => {
  const source = readFileSync(path.join(root, "lib", `${barrel}.ts`), "utf8");
  const lines = [...source.matchAll(/^export \{([^}]*)\} from "(\.[^"]+)";$/gm)];
  const exported = lines.flatMap(([, names]) => namesIn(names)).sort();
  const prefix = `${barrel.replace("notebook", "")}-`;
  const file = readdirSync(path.join(root, "notebooks")).find((name) => name.startsWith(prefix))!;
  const { cells } = readNotebook(path.join(root, "notebooks", file));
  const [imports, ...others] = cells.filter(({ cell_type }) => cell_type === "code");

  it("holds one line a module, sorted by path, and nothing else", () => {
    expect(source.replace(/^export \{[^}]*\} from "\.[^"]+";\n/gm, "")).toBe("");
    const modules = lines.map(([, , module]) => module);
    expect(modules).toEqual([...new Set(modules)].sort());
  });

  it("exports what its notebook imports, in one statement, and no more", () => {
    const statements = [...imports.source.matchAll(/^import \{([^}]*)\} from "lib\/(\w+)";$/gm)];
    expect(statements.map(([, , module]) => module)).toEqual([barrel]);
    expect(namesIn(statements[0][1]).sort()).toEqual(exported);
  });

  it("exports nothing that the notebook does not use", () => {
    const rest = imports.source.replace(/^import [^;]*;$/gm, "");
    const text = [rest, ...others.map((cell) => cell.source)].join("\n");
    const names = exported.map((name) => name.replace(/^type /, ""));
    expect(names.filter((name) => !new RegExp(`\\b${name}\\b`).test(text))).toEqual([]);
  });
});
