import { DISPLAY } from "../../core/globalKeys";
import { withReadableAxes } from "./figures/axisLabels";
import { checkAlt, checkLayout, checkTraces } from "./figures/checkFigure";
import { figureHtml } from "./figures/figureHtml";
import { newDisplayId, publish } from "./publish";
import { staticSvg } from "./figures/staticSvg";
import { arrangeLegend } from "./figures/svg/legend";
import { CONFIG, styleLayout, styleTraces } from "./figures/template";
import type { PlotlyLayout, PlotlyTrace } from "./traces";

/** How a figure is described and sized. */
export interface FigureOptions {
  /** What the figure shows, for a reader who does not see it: the shape of the curves and the answer, not "a plot". */
  readonly alt: string;
  /** Pixels (default 760): of the static image; in a browser the figure fills its cell, up to this width if given. */
  readonly width?: number;
  /** Pixels (default 440). */
  readonly height?: number;
}

/** A figure that is on show. */
export interface FigureHandle {
  /** Draws other data, or another layout or description, in the same place. */
  update(data: readonly PlotlyTrace[], layout?: PlotlyLayout, options?: Partial<FigureOptions>): void;
  /** Nothing: it is on show already, and as the last expression of a cell it is not printed as well. */
  [DISPLAY](): null;
}

/** MIME type of an interactive figure. */
export const PLOTLY_MIME = "application/vnd.plotly.v1+json";

/**
 * Shows a figure: interactive where plotly.js is at hand, else as a still image, else as its alternative text.
 * Colours, dashes and markers that are not given differ from trace to trace also in grey. Texts may hold plotly.js's
 * <b>, <i>, <sub>, <sup> and <br>; mathematics is written in Unicode.
 * @example figure([{ x: episodes, y: returns, name: "Dreamer" }], { yaxis: { title: "return" } }, { alt: "…" })
 * @throws {TypeError} when alt is missing or a trace is of an unknown kind; {RangeError} for infinite numbers or lengths that differ.
 */
export function figure(
  data: readonly PlotlyTrace[],
  layout: PlotlyLayout,
  options: FigureOptions,
): FigureHandle {
  const id = newDisplayId("figure");
  let current = { layout, options };
  const show = (traces: readonly PlotlyTrace[], update: boolean) => {
    const bundle = figureBundle(traces, current.layout, current.options);
    publish({ data: bundle, metadata: {}, transient: { display_id: id } }, update);
  };
  show(data, false);
  return {
    update(traces, newLayout = current.layout, newOptions = {}) {
      current = { layout: newLayout, options: { ...current.options, ...newOptions } };
      show(traces, true);
    },
    [DISPLAY]: () => null,
  };
}

/** All forms of a figure by MIME type: plotly.js's JSON, HTML that needs no network, SVG, and the alternative text. */
export function figureBundle(
  data: readonly PlotlyTrace[],
  layout: PlotlyLayout,
  options: FigureOptions,
): Record<string, unknown> {
  const alt = checkAlt(options?.alt);
  const traces = styleTraces(checkTraces(data));
  const size = {
    width: checkSize("width", options.width, 760),
    height: checkSize("height", options.height, 440),
  };
  const roomy = withLegendRoom(styleLayout(checkLayout(layout), traces), layout, traces);
  const styled = withReadableAxes(roomy, traces, size);
  const svg = staticSvg(traces, styled, { alt, ...size });
  const width = options.width === undefined ? {} : { width: size.width };
  const plotly = {
    data: traces,
    layout: { ...styled, ...width, height: size.height, meta: { alt } },
    config: CONFIG,
  };
  return {
    [PLOTLY_MIME]: plotly,
    "text/html": figureHtml(svg, plotly, alt),
    "image/svg+xml": svg,
    "text/plain": alt,
  };
}

/** Room above the panels for the title and the legend's rows, which plotly.js would let touch. */
function withLegendRoom(
  styled: PlotlyLayout,
  given: PlotlyLayout,
  traces: readonly PlotlyTrace[],
): PlotlyLayout {
  if (given.margin !== undefined) return styled;
  const legend = arrangeLegend(traces, styled, 640);
  const top = (given.title === undefined ? 16 : 50) + (legend.column ? 0 : legend.height) + 8;
  return { ...styled, margin: { ...(styled.margin as object), t: top } };
}

function checkSize(name: string, value: number | undefined, otherwise: number): number {
  if (value === undefined) return otherwise;
  if (Number.isFinite(value) && value >= 100 && value <= 4000) return value;
  throw new RangeError(`figure: ${name} must be from 100 to 4000 pixels, got ${value}`);
}
