import { figure } from "../../jupyter/display/figure";
import type { PlotlyTrace } from "../../jupyter/display/traces";

/** What a loop with a bug shows, by round, and the index of the policy that it returned. */
export interface BugCurves {
  real: number[]; // [11]
  promised: number[]; // [11]
  returned: number;
}

/** The panels of exercise 2.9, as loops with one bug each made them; costs to one decimal. */
export const bugCurves: Record<"A" | "B" | "C" | "D", BugCurves> = {
  A: {
    real: [40, 10, 40, 10, 40, 10, 40, 10, 40, 10, 40],
    promised: [6, 10, 6, 10, 6, 10, 6, 10, 6, 10, 6],
    returned: 1,
  },
  B: {
    real: [64.8, 10, 8, 8, 8, 8, 8, 8, 8, 8, 64.8],
    promised: [6, 20, 10.8, 9.7, 9.2, 8.9, 8.7, 8.6, 8.5, 8.5, 8.2],
    returned: 10,
  },
  C: {
    real: [40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40],
    promised: [6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6],
    returned: 0,
  },
  D: {
    real: [64.8, 64.8, 64.8, 64.8, 64.8, 64.8, 8, 8, 8, 8, 8],
    promised: [6, 6.5, 7, 7.5, 8, 8.4, 8.6, 8.5, 8.5, 8.5, 8.5],
    returned: 6,
  },
};

/** Draws real cost (line), promised cost (dots) and the returned policy (diamond), a panel for each loop. */
export function drawBugHunt(curves = bugCurves): void {
  figure(
    Object.values(curves).flatMap(panel),
    {
      title: "Four loops, each with one bug",
      grid: { rows: 2, columns: 2, pattern: "independent" },
      ...{ xaxis: { title: "A" }, xaxis2: { title: "B" } },
      ...{ xaxis3: { title: "C, by round" }, xaxis4: { title: "D, by round" } },
      ...{ yaxis: { title: "cost" }, yaxis3: { title: "cost" } },
    },
    {
      height: 560,
      alt: Object.entries(curves)
        .map(
          ([name, { real, promised, returned }]) =>
            `${name}: real ${real.join(", ")}; promised ${promised.join(", ")}; returned is number ${returned}`,
        )
        .join(". "),
    },
  );
}

function panel({ real, promised, returned }: BugCurves, k: number): PlotlyTrace[] {
  const axes = k === 0 ? {} : { xaxis: `x${k + 1}`, yaxis: `y${k + 1}` };
  const shared = { ...axes, showlegend: k === 0, x: real.map((_, i) => i) };
  return [
    { ...shared, name: "real", y: real, mode: "lines", line: { color: "#D55E00", dash: "solid" } },
    {
      ...{ ...shared, name: "promised", y: promised, mode: "markers" },
      marker: { color: "#0072B2", symbol: "circle" },
    },
    {
      ...{ ...shared, name: "returned", x: [returned], y: [real[returned]], mode: "markers" },
      marker: { color: "#CC79A7", symbol: "diamond", size: 13 },
    },
  ];
}
