import { MarkerError, replaceSolutions, solutionRegions } from "lib/jupyter/solutionMarkers";

/** The function whose body holds a line: the nearest one declared above it. */
function functionAbove(lines: string[], line: number): string {
  for (let i = line; i >= 0; i--) {
    const match = /^\s*(?:export\s+)?(?:async\s+)?(?:function\*?|const)\s+(\w+)/.exec(lines[i] ?? "");
    if (match) return match[1] as string;
  }
  return "this function";
}

/** Import names that nothing in the rest of the file mentions any more: they would tell what the answer is made of. */
function pruneImports(source: string): string {
  const statement = /^import\s+(type\s+)?\{([^}]*)\}\s+from\s+("[^"]+");\n/gm;
  const rest = source.replace(statement, "").replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
  return source.replace(statement, (_whole, type: string | undefined, names: string, module: string) => {
    const used = names
      .split(",")
      .map((name) => name.trim())
      .filter((name) => name !== "" && new RegExp(`\\b${name.split(/\s+/).at(-1)}\\b`).test(rest));
    return used.length > 0 ? `import ${type ?? ""}{ ${used.join(", ")} } from ${module};\n` : "";
  });
}

/**
 * A source of the library as students of a unit get it: the marked answers of that unit and of later ones are replaced by an
 * error that says where to write them; answers of earlier units stay, without their markers.
 * @param unit "01"
 * @throws MarkerError if the markers do not pair up or name no exercise ("// BEGIN SOLUTION 01.4")
 */
export function stripLibSource(source: string, unit: string, where: string): string {
  const regions = solutionRegions(source, where);
  const unnamed = regions.find(({ id }) => !/^\d\d\.\w+$/.test(id));
  if (unnamed) {
    throw new MarkerError(
      `${where}, line ${unnamed.begin + 1}: BEGIN SOLUTION must name its exercise, as in "01.4"`,
    );
  }
  const lines = source.split("\n");
  const stripped = replaceSolutions(source, where, ({ id, begin, end }) => {
    if (id.slice(0, 2) < unit)
      return lines
        .slice(begin + 1, end)
        .join("\n")
        .trimStart();
    const name = functionAbove(lines, begin);
    return `throw new Error("TODO exercise ${id}: write ${name} in the notebook");`;
  });
  return regions.some(({ id }) => id.slice(0, 2) >= unit) ? pruneImports(stripped) : stripped;
}
