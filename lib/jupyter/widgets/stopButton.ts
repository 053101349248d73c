import { publish } from "../display/publish";
import { column } from "./boxes";
import { button, type Button } from "./button";
import { displayOf, WIDGET_MIME } from "./show";

/** Shows a button that stops a training, where there are widgets; elsewhere it is never pressed. Disable it when the training has ended. */
export function stopButton(): Button {
  const stop = button({ label: "Stop, and keep the weights" });
  const shown = displayOf(column(stop).model, "", "");
  if (WIDGET_MIME in shown) publish({ data: shown });
  return stop;
}
