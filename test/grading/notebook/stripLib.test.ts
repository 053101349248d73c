import { stripLibSource } from "grading/notebook/stripLib";

const source = `import { dot, sum } from "../core/metrics";
import type { Mdp } from "./mdp";

/** The value. */
export function value(m: Mdp): number {
  // BEGIN SOLUTION 02.3
  return dot(m.mu, m.mu);
  // END SOLUTION
}

/** Given. */
export const total = (m: Mdp): number => sum(m.mu);
`;

describe("stripLibSource", () => {
  it("replaces the answers of the unit by an error that says where to write them", () => {
    const stripped = stripLibSource(source, "02", "lib/x.ts");
    expect(stripped).toContain(`\n  throw new Error("TODO exercise 02.3: write value in the notebook");\n}`);
    expect(stripped).toContain("/** The value. */\nexport function value(m: Mdp): number {");
    expect(stripped).not.toMatch(/SOLUTION|\bdot\b/);
    expect(stripped).toContain(`import { sum } from "../core/metrics";\nimport type { Mdp } from "./mdp";`);
  });

  it("replaces those of later units and keeps those of earlier ones solved", () => {
    expect(stripLibSource(source, "01", "lib/x.ts")).toContain("TODO exercise 02.3");
    const solved = stripLibSource(source, "03", "lib/x.ts");
    expect(solved).toContain("{\n  return dot(m.mu, m.mu);\n}");
    expect(solved).not.toContain("SOLUTION");
  });

  it("refuses a marker that names no exercise", () => {
    const unnamed = source.replace("BEGIN SOLUTION 02.3", "BEGIN SOLUTION");
    expect(() => stripLibSource(unnamed, "01", "lib/x.ts")).toThrow(
      /lib\/x\.ts, line 6: .* must name its exercise/,
    );
  });
});
