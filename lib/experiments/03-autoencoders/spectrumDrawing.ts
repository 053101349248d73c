import { figure } from "../../jupyter/display/figure";
import type { PlotlyTrace } from "../../jupyter/display/traces";
import { captionAt, type Prediction, verdict } from "../../jupyter/teaching/outcome";
import { sampleSizes, type Spectrum, type SpectrumErrors, spectrumModels } from "./spectrum";

const percent = (share: number): string => `${(100 * share).toPrecision(2)} %`;

/** Draws the errors of the three models by the number of samples, for the pendulum of the book and in thick air.
 *  @param prediction which is best in thick air with 2,000 steps */
export function drawSpectrum({ book, air }: Spectrum, prediction?: Prediction): void {
  const best = spectrumModels.reduce((least, model) => (air[model][2] < air[least][2] ? model : least));
  const said = verdict("Best in thick air with 2,000 steps", prediction, best);
  const curves = (errors: SpectrumErrors, panel: "" | "2"): PlotlyTrace[] =>
    spectrumModels.map((model, i) => ({
      name: model,
      x: sampleSizes,
      y: errors[model],
      mode: "lines+markers" as const,
      showlegend: panel === "",
      xaxis: `x${panel}` as const,
      yaxis: `y${panel}` as const,
      marker: { symbol: (["circle", "square", "diamond"] as const)[i] },
      line: { color: ["#0072b2", "#d55e00", "#009e73"][i], dash: (["solid", "dash", "dot"] as const)[i] },
    }));
  const axis = { title: "steps measured", type: "log", tickvals: sampleSizes } as const;
  const range = [-2.5, 0.1] as const;
  figure(
    [...curves(book, ""), ...curves(air, "2")],
    {
      title: "Error of three models of a pendulum, by how much was measured",
      xaxis: { ...axis, domain: [0, 0.47] },
      xaxis2: { ...axis, domain: [0.53, 1], anchor: "y2" },
      yaxis: { title: "error, in parts of the change", type: "log", range },
      yaxis2: { type: "log", range, anchor: "x2", showticklabels: false },
      annotations: [
        captionAt("the book's pendulum", 0.2, 1),
        captionAt("the same in thick air", 0.8, 1),
        ...(said === "" ? [] : [captionAt(said, 0.5, 0.02)]),
      ],
    },
    {
      alt: `Median error with 20, 200 and 2,000 steps. ${[book, air]
        .map((errors, i) =>
          [
            i === 0 ? "The book's pendulum" : "In thick air",
            spectrumModels.map((model) => `${model} ${errors[model].map(percent).join(", ")}`).join("; "),
          ].join(": "),
        )
        .join(". ")}.${said && ` ${said}`}`,
    },
  );
}
