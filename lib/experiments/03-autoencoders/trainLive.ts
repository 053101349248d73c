import { figure } from "../../jupyter/display/figure";
import { progress } from "../../jupyter/display/progress";
import { stopButton } from "../../jupyter/widgets/stopButton";
import type { PlotlyTrace } from "../../jupyter/display/traces";
import type { FitOptions, FitResult } from "../../models/fit";

/** How a training is shown. */
export interface LiveOptions {
  steps: number;
  /** "autoencoder with 2 numbers" */
  label: string;
  /** What the loss is, "mean squared error" unless given. */
  loss?: string;
  /** A loss to compare with, drawn as a line. */
  yardstick?: { name: string; loss: number };
}

/** Milliseconds between two drawings of the loss. */
const redraw = 300;

/**
 * Trains with everything that one wants to see: a line with the time left, the loss as it falls, and a button that stops it. The weights
 * stay, also after an interrupt of the cell: call it again to go on.
 */
export async function trainLive(
  train: (options: FitOptions) => Promise<FitResult>,
  { steps, label, loss = "mean squared error", yardstick }: LiveOptions,
): Promise<FitResult> {
  const stop = stopButton();
  const line = progress(steps, { label });
  const curve: FitResult["curve"] = [];
  const layout = {
    title: `Loss while it trains: ${label}`,
    xaxis: { title: "gradient steps", range: [0, steps] as const },
    yaxis: { title: loss, type: "log" as const },
  };
  const traces = (): PlotlyTrace[] => [
    { name: "loss of the batch", x: curve.map(({ step }) => step), y: curve.map(({ loss }) => loss) },
    ...(yardstick
      ? [{ name: yardstick.name, x: [0, steps], y: [yardstick.loss, yardstick.loss], mode: "lines" as const }]
      : []),
  ];
  const alt = () => {
    const last = curve[curve.length - 1];
    return `The loss falls from ${curve[0].loss.toPrecision(2)} to ${last.loss.toPrecision(2)} in ${last.step} steps.`;
  };
  let handle: ReturnType<typeof figure> | undefined;
  let drawn = 0;
  const draw = () => {
    if (handle) handle.update(traces(), layout, { alt: alt() });
    else handle = figure(traces(), layout, { alt: alt(), height: 320 });
    drawn = performance.now();
  };
  try {
    return await train({
      steps,
      stop: () => stop.clicks > 0,
      onProgress: ({ step, loss: now }) => {
        curve.push({ step, loss: now });
        line.set(step, `loss ${now.toPrecision(3)}`);
        if (performance.now() - drawn > redraw) draw();
      },
    });
  } finally {
    stop.disable();
    line.finish();
    if (curve.length > 0) draw();
  }
}
