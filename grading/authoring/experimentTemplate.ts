/** An experiment with a closed form, and its drawing. */
export const experiment = (id: string): string => `import { figure } from "../../jupyter/display/figure";

/** How much grows that rises by a share and falls by the same in turn, over the share. */
export interface Swings {
  shares: number[];
  growth: number[];
}

/** @param growth the student's: the growth that factors amount to */
export function swings(growth: (x: number[]) => number): Swings {
  const shares = Array.from({ length: 10 }, (_, i) => i / 10);
  return { shares, growth: shares.map((share) => growth([1 + share, 1 - share])) };
}

/** Draws the growth over the share. @param prediction the answer to ${Number(id)}.1 */
export function drawSwings({ shares, growth }: Swings, prediction?: string | number): void {
  const left = (growth[5] ** 2).toFixed(2);
  const said = prediction === undefined ? "" : \` You predicted \${prediction}.\`;
  figure(
    [{ name: "growth", x: shares, y: growth, mode: "lines+markers" }],
    {
      title: "Growth of what rises and falls by the same share",
      xaxis: { title: "share" },
      yaxis: { title: "growth a step", range: [0, 1.05] },
    },
    {
      alt: \`Growth over the share, from 1 down to \${growth[9].toFixed(2)}. Of 1, \${left} is left at a half.\${said}\`,
    },
  );
}
`;

/** Its test. */
export const experimentTest = (
  folder: string,
): string => `import { drawSwings, swings } from "lib/experiments/${folder}/swings";
import { published, textOf } from "../../jupyter/display/published";

const growth = (x: number[]): number => Math.sqrt(x[0] * x[1]);

describe("swings", () => {
  it("grow by √(1 − share²)", () => {
    const { shares, growth: grown } = swings(growth);
    shares.forEach((share, i) => expect(grown[i]).toBeCloseTo(Math.sqrt(1 - share ** 2), 12));
  });

  it("are drawn with the prediction beside them", () => {
    const [shown] = published(() => drawSwings(swings(growth), "1"));
    expect(textOf(shown, "text/plain")).toContain("Of 1, 0.75 is left at a half. You predicted 1.");
  });
});
`;

/** What the notebook imports. */
export const barrel = (
  folder: string,
): string => `export { drawSwings, swings } from "./experiments/${folder}/swings";
export { predict, predicted } from "./jupyter/teaching/predict";
export { quiz } from "./jupyter/teaching/quiz";
`;
