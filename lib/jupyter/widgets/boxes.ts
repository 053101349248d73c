import { DISPLAY } from "../../core/globalKeys";
import { controlModel } from "./looks";
import type { WidgetModel } from "./model";
import { displayOf, type Widget } from "./show";

/** Widgets arranged together. */
export class Box implements Widget {
  constructor(
    readonly model: WidgetModel,
    private readonly children: readonly Widget[],
  ) {}

  [DISPLAY](): Record<string, unknown> {
    const displays = this.children.map((child) => child[DISPLAY]());
    const join = (mime: string, glue: string) => displays.map((bundle) => String(bundle[mime])).join(glue);
    return displayOf(this.model, join("text/plain", "\n"), join("text/html", "\n"));
  }
}

/** Widgets beside each other; those that do not fit go below. */
export function row(...children: readonly Widget[]): Box {
  return box("HBox", children, { flex_flow: "row wrap", align_items: "center", grid_gap: "0 1em" });
}

/** Widgets below each other. */
export function column(...children: readonly Widget[]): Box {
  return box("VBox", children, { align_items: "stretch" });
}

function box(name: string, children: readonly Widget[], layout: Readonly<Record<string, string>>): Box {
  if (children.some((child) => child?.model === undefined))
    throw new TypeError(`${name === "HBox" ? "row" : "column"}: all arguments must be widgets, such as slider({ … })`); // prettier-ignore
  const models = children.map(({ model }) => model);
  return new Box(controlModel(name, { children: models, box_style: "" }, { layout }), children);
}
