import { DISPLAY } from "../../core/globalKeys";
import { newDisplayId, publish } from "../display/publish";
import { column } from "./boxes";
import type { Control, Origin } from "./control";
import { type Bundle, drawing, drawingOrError, stillOf } from "./drawing";
import { ERROR_MIME } from "./ownFrames";
import { chooseAxes, FRAMES } from "./grid";
import { settle, type Steps } from "./settle";
import { displayOf, WIDGET_MIME } from "./show";
import { stillHtml } from "./stillHtml";
import { drawFrames, type Frames, noFrames } from "./stillFrames";

/** Controls by the name under which the drawing function gets their values. */
export type Controls = Readonly<Record<string, Control<unknown>>>;

/** The values of controls, by name. */
export type Values<C extends Controls> = { readonly [K in keyof C]: C[K]["value"] };

/** How an interaction is kept for pages without a kernel. */
export interface InteractOptions {
  /** Most frames that are drawn beforehand (default 49); 0 for none, where drawing is slow or changes something. */
  readonly frames?: number;
}

/** An interaction that is on show. */
export interface Interaction {
  /** Settles when it is drawn as the controls stand. */
  readonly drawn: Promise<void>;
  /** Ends it: what is there stays. */
  stop(): void;
}

/** Milliseconds without a change after which the drawing is kept with its frames. */
const REST_MS = 600;
/** Milliseconds that drawing frames beforehand may take; slower drawings get fewer frames. */
const BUDGET_MS = 4000;

/**
 * Shows controls and below them what `draw` draws of their values: a figure, a printed text, or the value that it returns.
 * It draws again whenever a control changes, always for the latest values. For pages without a kernel it draws
 * frames beforehand, so `draw` is called for more values than the reader chooses.
 * @example interact({ gamma: slider({ label: "γ", min: 0.5, max: 0.99 }) }, ({ gamma }) => figure(…))
 * @throws {TypeError} for something else than controls or a function; and what `draw` throws at first.
 */
export function interact<const C extends Controls>(
  controls: C,
  draw: (values: Values<C>) => unknown,
  options: InteractOptions = {},
): Interaction {
  checkArguments(controls, draw);
  const first = new Drawn(controls, draw as (values: Values<Controls>) => unknown);
  const drawn = settle(first.show(options.frames ?? FRAMES));
  if (drawn instanceof Promise) drawn.catch(() => undefined);
  return {
    get drawn() {
      return Promise.resolve(drawn).then(() => first.pending);
    },
    stop: () => first.stop(),
    // It is on show already; as a cell's last expression it holds the cell until it is drawn.
    [DISPLAY]: () => (drawn instanceof Promise ? drawn.then(() => null) : null),
  } as Interaction;
}

/** One interaction: its controls, its display, and what is to be drawn next. */
class Drawn {
  /** The redrawing that is under way. */
  pending: Promise<void> | undefined;
  private readonly id = newDisplayId("interact");
  private readonly endings: (() => void)[] = [];
  private frames: Frames = { packed: undefined, controls: () => [] };
  private wanted = false;
  private rest: NodeJS.Timeout | undefined;

  constructor(
    private readonly controls: Controls,
    private readonly draw: (values: Values<Controls>) => unknown,
  ) {}

  *show(limit: number): Steps<void> {
    const { draw } = this;
    const started = performance.now();
    let bundle = yield* drawing(() => draw(this.values()));
    const affordable = Math.floor(BUDGET_MS / (performance.now() - started));
    const axes = chooseAxes(this.controls, Math.min(limit, affordable));
    if (limit > 0 && axes.some(({ stops }) => stops.length > 1)) {
      this.frames = yield* drawFrames(axes, (values) => drawingOrError(() => draw(values)), BUDGET_MS);
      // Last of all for the values that show: what drawing leaves behind in variables belongs to them.
      bundle = yield* drawing(() => draw(this.values()));
    } else this.frames = noFrames(axes);
    this.showControls();
    this.publish(this.withFrames(bundle), false);
    for (const control of Object.values(this.controls))
      this.endings.push(control.onChange((_, origin) => this.change(origin)));
  }

  stop(): void {
    for (const end of this.endings) end();
    clearTimeout(this.rest);
  }

  private values(): Record<string, unknown> {
    return Object.fromEntries(Object.entries(this.controls).map(([name, { value }]) => [name, value]));
  }

  /** The controls for a front end that has a widget manager; for others they are part of the drawing. */
  private showControls(): void {
    const box = column(...Object.values(this.controls));
    const bundle = displayOf(box.model, "", "");
    if (WIDGET_MIME in bundle) publish({ data: bundle });
  }

  /** Changes that come while one is drawn are drawn together afterwards, for the values of then. */
  private change(origin: Origin): Promise<void> {
    this.wanted = true;
    this.pending ??= this.redraw(origin).finally(() => (this.pending = undefined));
    return this.pending;
  }

  private async redraw(origin: Origin): Promise<void> {
    // Messages that have arrived already are handled first: of several values the last one is drawn.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.wanted) {
      this.wanted = false;
      const { draw } = this;
      const bundle = await settle(drawingOrError(() => draw(this.values())));
      if (origin === "code") this.publish(this.withFrames(bundle), true);
      else this.publish(bundle, true);
      clearTimeout(this.rest);
      this.rest = setTimeout(() => this.publish(this.withFrames(bundle), true), REST_MS).unref();
    }
  }

  private withFrames(bundle: Bundle): Bundle {
    if (ERROR_MIME in bundle) return bundle;
    const html = stillHtml(this.frames.controls(), stillOf(bundle), this.frames.packed);
    return { ...bundle, "text/html": html };
  }

  private publish(data: Bundle, update: boolean): void {
    // The id is kept with the output, so that JupyterLab finds it also after a reload of its page.
    const metadata = { course: { display_id: this.id } };
    publish({ data, metadata, transient: { display_id: this.id } }, update);
  }
}

function checkArguments(controls: Controls, draw: unknown): void {
  const entries = Object.entries(controls ?? {});
  const wrong = entries.find(([, control]) => control?.parts === undefined);
  if (entries.length === 0 || wrong !== undefined)
    throw new TypeError(
      `interact: the first argument must be controls by name, such as { gamma: slider({ … }) }, got ${wrong?.[0] ?? "none"}`,
    );
  if (typeof draw !== "function")
    throw new TypeError(
      `interact: the second argument must be a function of their values, got ${typeof draw}`,
    );
}
