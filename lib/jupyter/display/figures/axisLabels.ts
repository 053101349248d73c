import { placePanels } from "./svg/panels";
import type { Scale } from "./svg/scales";
import { wantedTicks } from "./svg/ticks";
import { axisNames, withoutPrefixes } from "./template";
import type { Axis, PlotlyLayout, PlotlyTrace } from "../traces";

/** Pixels between two neighbouring digits of a log axis, and between a 9 and the power of ten after it. */
const digitRoom = { x: 20, y: 14 };

/**
 * A layout whose numbers along the axes can be read: on a log axis only as many digits between the powers of ten as there is room
 * for, on a linear one powers of ten in place of the prefixes µ and n. What the caller set stays.
 * @param size of the image in pixels
 */
export function withReadableAxes(
  layout: PlotlyLayout,
  data: readonly PlotlyTrace[],
  size: { readonly width: number; readonly height: number },
): PlotlyLayout {
  const names = axisNames(layout, data);
  const ids = names.map((name) => name[0] + name.slice(5));
  const top = Number((layout.margin as { t?: number } | undefined)?.t ?? 48);
  const { scales } = placePanels(data, layout, ids, { ...size, top, right: 24 });
  const axes = names.map((name, k) => {
    const given = layout[name] as Axis;
    return [name, { ...labelOptions(scales.get(ids[k]) as Scale), ...given }] as const;
  });
  return { ...layout, ...Object.fromEntries(axes) };
}

function labelOptions(scale: Scale): Partial<Axis> {
  const { dtick, nticks, tickvals } = scale.options;
  const [low, high] = [Math.min(...scale.range), Math.max(...scale.range)];
  if (scale.kind === "linear") return withoutPrefixes([low, high]);
  const isFree = dtick === undefined && nticks === undefined && tickvals === undefined;
  if (scale.kind !== "log" || !isFree || high - low < 1) return {};
  return isCrowded(scale, high - low) ? { nticks: Math.ceil((high - low) / 0.6) } : {};
}

/** Whether plotly.js would write all digits, as it does where a mark is wanted for every third of a decade, and there is no room for
 *  them. With a mark for each half it writes 2 and 5. Near the limit it is not left to decide. */
function isCrowded(scale: Scale, decades: number): boolean {
  const length = Math.abs(scale.pixels[1] - scale.pixels[0]);
  const writesAll = decades / wantedTicks(scale, length) <= 0.36;
  const room = (Math.log10(10 / 9) * length) / decades;
  return writesAll && room < digitRoom[scale.id[0] as "x" | "y"];
}
