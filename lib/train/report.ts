import { figureBundle } from "../jupyter/display/figure";
import { escapeMarkup } from "../jupyter/display/text/escape";
import { commandOf, type TrainSettings } from "./readTask";

type Line = Readonly<Record<string, unknown>>;

/** What a curve shows: the metric, and what it is called. */
const curves = [
  { names: { meanReturn: "played, mean of the last 100 episodes" }, title: "Real return" },
  { names: { imaginedReturn: "imagined, discounted" }, title: "Imagined return" },
  {
    names: { imageLoss: "image", rewardLoss: "reward", kl: "KL" },
    title: "Losses of the model, nats",
    log: true,
  },
  { names: { actorLoss: "actor", criticLoss: "critic" }, title: "Losses of actor and critic" },
  { names: { entropy: "entropy of the policy" }, title: "Entropy, nats" },
  {
    names: { modelNorm: "model", actorNorm: "actor", criticNorm: "critic" },
    title: "Norms of the gradients",
    log: true,
  },
] as const;

/** A figure of some metrics over environment steps, as SVG; empty where none was measured yet. */
function curve(lines: readonly Line[], { names, title, ...scale }: (typeof curves)[number]): string {
  const traces = Object.entries(names).flatMap(([name, label]) => {
    const points = lines.filter((line) => typeof line[name] === "number");
    const [x, y] = [
      points.map((line) => line.envSteps as number),
      points.map((line) => line[name] as number),
    ];
    return points.length > 1 ? [{ x, y, name: label, mode: "lines" as const }] : [];
  });
  if (traces.length === 0) return "";
  const layout = {
    title,
    xaxis: { title: "environment steps" },
    yaxis: "log" in scale ? { type: "log" as const } : {},
  };
  const last = traces.map(({ name, y }) => `${name} ${y[y.length - 1].toPrecision(3)}`).join(", ");
  const bundle = figureBundle(traces, layout, { alt: `${title} at the end: ${last}`, height: 300 });
  return String(bundle["image/svg+xml"]);
}

/** What the report says besides the curves. */
export interface ReportFacts {
  readonly title: string;
  readonly settings: TrainSettings;
  /** Sentences: where the training stands, what the evaluation gave. */
  readonly facts: readonly string[];
  /** Films, as GIF files, with what they show. */
  readonly films: readonly { caption: string; gif: Uint8Array }[];
}

const style = `body{font:16px/1.5 system-ui,sans-serif;max-width:800px;margin:2rem auto;padding:0 1rem;color:#222;background:#fff}
svg{max-width:100%;height:auto}img{image-rendering:pixelated;max-width:100%}code{background:#eee;padding:.1em .3em}figure{margin:0}.films{display:grid;grid-template-columns:repeat(auto-fit,minmax(220px,1fr));gap:1rem;margin:1.5rem 0;font-size:.85em}`;

/** A page of a training, one file that needs no network. */
export function reportHtml(lines: readonly Line[], { title, settings, facts, films }: ReportFacts): string {
  const pictures = films.map(({ caption, gif }) => {
    const data = Buffer.from(gif).toString("base64");
    const text = escapeMarkup(caption);
    return `<figure><img alt="${text}" src="data:image/gif;base64,${data}"><figcaption>${text}</figcaption></figure>`;
  });
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${escapeMarkup(title)}</title><style>${style}</style></head>
<body><h1>${escapeMarkup(title)}</h1>
<p><code>${escapeMarkup(commandOf(settings))}</code></p>
<ul>${facts.map((fact) => `<li>${escapeMarkup(fact)}</li>`).join("")}</ul>
<div class="films">${pictures.join("\n")}</div>
${curves.map((each) => curve(lines, each)).join("\n")}
</body></html>
`;
}
