import { WidgetModel } from "./model";

/** CSS by property, with underscores for hyphens, as the Layout model names it: `{ width: "20em" }`. */
export type Layout = Readonly<Record<string, string>>;

/** A model of the controls module that is seen, with a layout, and a style if its class has one. */
export function controlModel(
  name: string,
  state: Readonly<Record<string, unknown>>,
  options: { readonly layout?: Layout; readonly style?: string } = {},
): WidgetModel {
  const layout = new WidgetModel(
    { module: "@jupyter-widgets/base", model: "LayoutModel", view: "LayoutView" },
    options.layout ?? {},
  );
  const style =
    options.style === undefined
      ? {}
      : {
          style: new WidgetModel(
            {
              module: "@jupyter-widgets/controls",
              model: `${options.style}Model`,
              view: "StyleView",
              viewModule: "@jupyter-widgets/base",
            },
            // Labels are as wide as their text; the default of 80 px cuts most of them.
            { description_width: "initial" },
          ),
        };
  return new WidgetModel(
    { module: "@jupyter-widgets/controls", model: `${name}Model`, view: `${name}View` },
    { ...state, layout, ...style },
  );
}
