import { mean } from "../../core/metrics";
import { figure } from "../../jupyter/display/figure";
import { imageGrid } from "../../jupyter/display/imageGrid";
import { table } from "../../jupyter/display/table";
import { captionAt, type Prediction, verdict } from "../../jupyter/teaching/outcome";
import type { ForkLatents } from "../../agents/forkModel";
import { toGrid } from "./forkPictures";
import { forkRuns, type Measures, measured, picturesBehind } from "./forkRuns";

const names = { gaussian: "normals (V1)", categorical: "choices (V2)" } as const;
const kinds = ["gaussian", "categorical"] as const;
/** The paper's α. */
const balance = 0.8;
/** Pictures in a row. */
const shown = 10;

/** The runs of a kind, with the paper's balance where there is one. */
const runsOf = (latents: ForkLatents) =>
  picturesBehind(latents, latents === "gaussian" ? undefined : balance);

/** Shows what a model of each kind imagines as the first picture behind the fork. */
export function drawImagined(): void {
  const rows = kinds.map((latents) => ({
    label: names[latents],
    images: runsOf(latents)[0].first.slice(0, shown).map(toGrid),
  }));
  imageGrid(rows, {
    range: [0, 1],
    scale: 4,
    alt: `Ten imagined pictures behind the fork by a model of each kind. Normals: squares on the left, on the right, and grey mixtures of both. Choices: one square each time, on the left or on the right.`,
  });
}

/** Shows the student's measures of four models of each kind. */
export function showMeasures(own: Measures): void {
  const { steps, walks } = forkRuns();
  const rows = kinds.flatMap((latents) =>
    runsOf(latents).map(({ run, first }) => {
      const { crispness, left, off } = measured(own, first);
      return {
        latents: latents === "gaussian" ? "normals" : "choices",
        seed: run.seed,
        weights: run.weights,
        "loss, nats a step": run.loss,
        "median crispness": crispness,
        "to the left": left,
        "standard errors off ½": off,
      };
    }),
  );
  table(rows, { caption: `${walks} imagined pictures behind the fork, after ${steps} steps`, digits: 2 });
}

/** Draws the crispness of all imagined pictures. @param prediction which latents' pictures are crisper */
export function drawCrispness(own: Measures, prediction?: Prediction): void {
  const all = kinds.map((latents) => runsOf(latents).flatMap(({ first }) => measured(own, first).all));
  const bins = Array.from({ length: 20 }, (_, i) => (i + 0.5) / 20);
  const shares = all.map((values) =>
    bins.map((middle) => values.filter((x) => Math.abs(x - middle) <= 0.025).length / values.length),
  );
  const [normals, choices] = all.map(mean);
  const said = verdict("The crisper pictures", prediction, normals > choices ? "normals" : "choices");
  figure(
    kinds.map((latents, i) => ({
      name: names[latents],
      x: bins,
      y: shares[i],
      mode: "lines" as const,
      line: { shape: "hv" as const },
    })),
    {
      title: "Crispness of imagined pictures, four models of each kind",
      xaxis: { title: "crispness: ½ is two walkers at once", range: [0, 1] },
      yaxis: { title: "share of 800 pictures" },
      annotations: said === "" ? [] : [captionAt(said, 0.3, 0.9)],
    },
    {
      alt: `Mean crispness: normals ${normals.toFixed(2)}, choices ${choices.toFixed(2)}; crisper than ¾ are ${all.map((values) => `${Math.round((100 * values.filter((x) => x > 0.75).length) / values.length)} %`).join(" and ")}.${said && ` ${said}`}`,
      height: 340,
    },
  );
}

/** Shows what the balance makes of models with choices: four trainings for each α. */
export function showBalances(own: Measures): void {
  const rows = [0.5, 0.8, 1].map((share) => {
    const runs = picturesBehind("categorical", share);
    const each = runs.map(({ first }) => measured(own, first));
    return {
      α: share,
      "loss, nats a step": mean(runs.map(({ run }) => run.loss)),
      "mean crispness": mean(each.flatMap(({ all }) => all)),
      "furthest off ½, standard errors": Math.max(...each.map(({ off }) => Math.abs(off))),
    };
  });
  table(rows, { caption: "Models of the fork with choices, by α: four trainings each", digits: 2 });
}
