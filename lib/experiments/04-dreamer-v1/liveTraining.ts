import type { Agent } from "../../agents/training/agent";
import { evaluate } from "../../agents/training/evaluate";
import type { RunProgress } from "../../agents/training/runProgress";
import { Rng } from "../../core/rng";
import type { Episode } from "../../data/episode";
import type { Environment } from "../../envs/environment";
import { figure, type FigureHandle } from "../../jupyter/display/figure";
import { imageGrid } from "../../jupyter/display/imageGrid";
import { progress } from "../../jupyter/display/progress";
import { type DisplayMessage, newDisplayId, publish, publishInto } from "../../jupyter/display/publish";
import { stopButton } from "../../jupyter/widgets/stopButton";
import { picturesOf, rows, toGrid } from "./catchEpisodes";
import { context } from "./closedEyes";

/** Milliseconds between two drawings. */
const redraw = 1000;

/** What is shown of a training, and where it is going. */
export interface LiveTrainingOptions {
  /** Updates at which it ends. */
  readonly until: number;
  /** The mean return at which the task counts as solved. */
  readonly solved: number;
  /** Worlds in which the agent is watched. */
  readonly worlds: () => Environment[];
}

interface Point {
  readonly updates: number;
  readonly meanReturn: number;
  readonly imaginedReturn: number;
}

/** Shows a training while it goes on: a line with the time left, a button, two curves, and what the agent does and imagines. */
export class LiveTraining {
  private readonly stop = stopButton();
  private readonly line;
  private readonly strip = newDisplayId("strip");
  private readonly points: Point[] = [];
  private curves?: FigureHandle;
  private drawnAt = 0;
  private shown = false;

  /** @param imagine the pictures of an episode as the agent's model imagines them */
  constructor(
    private readonly agent: Agent,
    private readonly imagine: (episode: Episode) => readonly ArrayLike<number>[],
    private readonly options: LiveTrainingOptions,
  ) {
    this.line = progress(options.until, { label: "Dreamer on Catch", unit: "updates" });
  }

  /** Whether the button was pressed. */
  get isStopped(): boolean {
    return this.stop.clicks > 0;
  }

  /** Counts on, and draws anew if the last drawing is old. */
  show(at: RunProgress): void {
    const { phase, updates, meanReturn, metrics } = at;
    if (phase !== "train") return this.line.set(0, `the model alone: ${at.modelUpdates} updates`);
    this.line.set(Math.min(updates, this.options.until), `return ${signed(meanReturn)}`);
    if (!Number.isNaN(meanReturn))
      this.points.push({ updates, meanReturn, imaginedReturn: metrics.imaginedReturn });
    if (performance.now() - this.drawnAt > redraw) this.draw();
  }

  /** The last drawing, and the line's and the button's end. */
  close(): void {
    this.stop.disable();
    this.line.finish();
    if (this.points.length > 0) this.draw();
  }

  private draw(): void {
    this.drawCurves();
    this.drawStrip();
    this.drawnAt = performance.now();
  }

  private drawCurves(): void {
    const { points, options } = this;
    const x = points.map(({ updates }) => updates);
    const last = points[points.length - 1];
    const traces = [
      { name: "real: mean of 100 episodes", x, y: points.map(({ meanReturn }) => meanReturn) },
      { name: "imagined λ-return", x, y: points.map(({ imaginedReturn }) => imaginedReturn) },
      { name: "solved", x: [0, last.updates], y: [options.solved, options.solved], mode: "lines" as const },
    ];
    const layout = {
      title: "Dreamer learns Catch by YOUR equations",
      xaxis: { title: "updates" },
      yaxis: { title: "return", range: [-1.05, 1.05] as const },
    };
    const alt = `After ${last.updates} updates the mean return of 100 episodes is ${signed(last.meanReturn)}, the imagined λ-return ${signed(last.imaginedReturn)}.`;
    if (this.curves) this.curves.update(traces, layout, { alt });
    else this.curves = figure(traces, layout, { alt, height: 320 });
  }

  private drawStrip(): void {
    const { episodes } = evaluate(this.agent, this.options.worlds(), 1, new Rng("watched"));
    const pairs = episodes.slice(0, 2).flatMap((episode, i) => this.stripOf(episode, i + 1));
    const show = () =>
      imageGrid(pairs, {
        columnLabels: Array.from({ length: rows }, (_, t) => t),
        scale: 3,
        range: [0, 255],
        alt: `Two episodes that the agent plays now, and below each what its model imagines from the first ${context} pictures and the actions.`,
      });
    const messages: DisplayMessage[] = [];
    publishInto((message) => messages.push(message), show);
    for (const message of messages)
      publish({ ...message, metadata: {}, transient: { display_id: this.strip } }, this.shown);
    this.shown = true;
  }

  private stripOf(episode: Episode, number: number) {
    return [
      { label: `episode ${number}: plays`, images: picturesOf(episode).map(toGrid) },
      { label: `episode ${number}: imagines`, images: this.imagine(episode).map(toGrid) },
    ];
  }
}

const signed = (x: number): string => (Number.isNaN(x) ? "not known yet" : x.toFixed(2).replace("-", "−"));
