import { PLOTLY_MIME } from "lib/jupyter/display/figure";
import type { PlotlyLayout, PlotlyTrace } from "lib/jupyter/display/traces";
import { published, textOf } from "../../jupyter/display/published";

/** A figure as it was published. */
export interface Shown {
  alt: string;
  data: PlotlyTrace[];
  layout: PlotlyLayout;
}

/** The one figure that a drawing shows. */
export function shown(draw: () => unknown): Shown {
  const [figure, ...more] = published(() => void draw());
  expect(more).toEqual([]);
  const { data, layout } = figure.message.data[PLOTLY_MIME] as Omit<Shown, "alt">;
  return { alt: textOf(figure, "text/plain"), data, layout };
}
