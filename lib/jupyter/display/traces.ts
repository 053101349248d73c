/** A row of values along one direction of a figure: arrays and typed arrays; null and NaN are gaps; texts are categories. */
export type Values = ArrayLike<number | string | null>;

/** How a line is drawn; what is left out, the course template fills in. */
export interface LineStyle {
  readonly color?: string;
  /** Pixels. */
  readonly width?: number;
  readonly dash?: "solid" | "dash" | "dot" | "dashdot" | "longdash" | "longdashdot";
  /** How points are joined: straight, or in steps. */
  readonly shape?: "linear" | "hv" | "vh";
  readonly [attribute: string]: unknown;
}

/** How points, or bars, are drawn. */
export interface MarkerStyle {
  readonly color?: string | readonly string[];
  /** Diameter in pixels. */
  readonly size?: number;
  readonly symbol?: string;
  /** Outline; of points and bars. */
  readonly line?: { readonly color?: string; readonly width?: number };
  /** Hatching of bars, so that they differ in grey too. */
  readonly pattern?: { readonly shape?: string; readonly [attribute: string]: unknown };
  readonly [attribute: string]: unknown;
}

/** Half-widths of error bars, in data units. */
export interface ErrorBars {
  readonly array: ArrayLike<number>;
  readonly arrayminus?: ArrayLike<number>;
  readonly [attribute: string]: unknown;
}

/** What all traces share; attributes that are not listed pass to plotly.js unchanged. */
export interface TraceCommon {
  readonly name?: string;
  readonly showlegend?: boolean;
  readonly visible?: boolean;
  readonly opacity?: number;
  /** Which axes it belongs to, for example "x2" and "y2" in a second panel. */
  readonly xaxis?: string;
  readonly yaxis?: string;
  readonly [attribute: string]: unknown;
}

/** Lines, points, and areas between lines. */
export interface ScatterTrace extends TraceCommon {
  readonly type?: "scatter";
  readonly mode?:
    "lines" | "markers" | "lines+markers" | "text" | "markers+text" | "lines+markers+text" | "none";
  readonly x?: Values;
  readonly y: Values;
  readonly line?: LineStyle;
  readonly marker?: MarkerStyle;
  readonly text?: string | readonly string[];
  readonly fill?: "none" | "tozeroy" | "tonexty" | "toself";
  readonly fillcolor?: string;
  readonly error_y?: ErrorBars;
}

/** Bars; grouped, stacked or overlaid by `layout.barmode`. */
export interface BarTrace extends TraceCommon {
  readonly type: "bar";
  readonly x: Values;
  readonly y: Values;
  readonly orientation?: "v" | "h";
  readonly marker?: MarkerStyle;
  readonly text?: string | readonly string[];
  readonly error_y?: ErrorBars;
}

/** A matrix in colours: `z[row][column]`, row 0 at the bottom unless the y axis is reversed. */
export interface HeatmapTrace extends TraceCommon {
  readonly type: "heatmap";
  readonly z: ArrayLike<ArrayLike<number | null>>;
  readonly x?: Values;
  readonly y?: Values;
  readonly zmin?: number;
  readonly zmax?: number;
  /** Texts in the cells; `texttemplate: "%{text}"` shows them. */
  readonly text?: ArrayLike<ArrayLike<string>>;
  readonly texttemplate?: string;
  readonly colorscale?: string | readonly (readonly [number, string])[];
  readonly showscale?: boolean;
  readonly colorbar?: { readonly title?: Title; readonly [attribute: string]: unknown };
}

/** A trace of the kinds that the course draws. */
export type PlotlyTrace = ScatterTrace | BarTrace | HeatmapTrace;

/** A title as text, or as plotly.js writes it. */
export type Title = string | { readonly text?: string; readonly [attribute: string]: unknown };

/** One axis. */
export interface Axis {
  readonly title?: Title;
  readonly type?: "linear" | "log" | "category" | "-";
  /** Ends of the axis; on a log axis their base-10 logarithms, as plotly.js wants them. */
  readonly range?: readonly [number, number];
  readonly autorange?: boolean | "reversed";
  readonly rangemode?: "normal" | "tozero" | "nonnegative";
  readonly tickvals?: ArrayLike<number | string>;
  readonly ticktext?: readonly string[];
  readonly tickformat?: string;
  readonly dtick?: number;
  /** At most about so many marks. */
  readonly nticks?: number;
  readonly showgrid?: boolean;
  readonly zeroline?: boolean;
  readonly showticklabels?: boolean;
  readonly visible?: boolean;
  /** Part of the figure's width or height that it spans, from 0 to 1. */
  readonly domain?: readonly [number, number];
  readonly anchor?: string;
  readonly side?: "left" | "right" | "top" | "bottom";
  readonly overlaying?: string;
  readonly [attribute: string]: unknown;
}

/** A line or box over the plot, for example a reference value. */
export interface Shape {
  readonly type: "line" | "rect";
  /** "x" and "y" (or "x2" …) for data units, "paper" for parts of the plot's width and height. */
  readonly xref?: string;
  readonly yref?: string;
  readonly x0: number | string;
  readonly x1: number | string;
  readonly y0: number | string;
  readonly y1: number | string;
  readonly line?: LineStyle;
  readonly fillcolor?: string;
  readonly opacity?: number;
  readonly layer?: "above" | "below";
  readonly [attribute: string]: unknown;
}

/** A text at a point, with an arrow to it unless `showarrow` is false. */
export interface Annotation {
  readonly text: string;
  readonly x: number | string;
  readonly y: number | string;
  readonly xref?: string;
  readonly yref?: string;
  readonly showarrow?: boolean;
  /** Offset of the text from the point in pixels, right and down. */
  readonly ax?: number;
  readonly ay?: number;
  readonly xanchor?: "auto" | "left" | "center" | "right";
  readonly yanchor?: "auto" | "top" | "middle" | "bottom";
  readonly font?: { readonly size?: number; readonly color?: string; readonly [attribute: string]: unknown };
  readonly [attribute: string]: unknown;
}

/** What surrounds the traces; attributes that are not listed pass to plotly.js unchanged. */
export interface PlotlyLayout {
  readonly title?: Title;
  readonly xaxis?: Axis;
  readonly yaxis?: Axis;
  readonly barmode?: "group" | "stack" | "relative" | "overlay";
  readonly shapes?: readonly Shape[];
  readonly annotations?: readonly Annotation[];
  readonly showlegend?: boolean;
  readonly legend?: { readonly [attribute: string]: unknown };
  /** Panels: sets the domains of x, x2 … and y, y2 … row by row. */
  readonly grid?: { readonly rows: number; readonly columns: number; readonly [attribute: string]: unknown };
  readonly [attribute: string]: unknown;
}

/** The text of a title in either form. */
export function titleText(title: Title | undefined): string {
  return typeof title === "string" ? title : (title?.text ?? "");
}
