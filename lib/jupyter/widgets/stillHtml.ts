import { gzipSync } from "node:zlib";
import { escapeMarkup, scriptJson } from "../display/text/escape";

/** One control of a page without a kernel. */
export interface StillControl {
  readonly label: string;
  readonly look: "range" | "choice" | "tick";
  /** What each position is called. */
  readonly texts: readonly string[];
  /** The position that it shows first, and what it says there. */
  readonly start: number;
  readonly now: string;
}

/** Largest packed frames in characters; a notebook of many widgets stays small enough to mail. */
export const PACKED_LIMIT = 300_000;

/** The frames, in the order of all combinations, as text for `stillHtml`: much alike, they shrink to a tenth. */
export function packFrames(frames: readonly string[]): string {
  return gzipSync(JSON.stringify(frames), { level: 9 }).toString("base64");
}

/**
 * Builds the controls, unpacks the frames and changes between them. In JupyterLab, where the controls are live, it does nothing.
 * In old browsers, and where there are no frames, the frame that is there stays and the values are named.
 */
const SWITCH = `(async (script) => {
  const box = script.parentNode, show = box.querySelector(".course-frame"), list = box.querySelector(".course-controls");
  if (document.getElementById("jupyter-config-data")) return;
  list.style.display = "block";
  const { controls, packed } = JSON.parse(box.querySelector("script[type='application/json']").textContent);
  if (packed === undefined || typeof DecompressionStream === "undefined") return;
  const bytes = Uint8Array.from(atob(packed), (c) => c.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  const frames = JSON.parse(await new Response(stream).text());
  const make = (tag, props) => Object.assign(document.createElement(tag), props);
  const at = controls.map((control) => control.start);
  const draw = () => {
    show.innerHTML = frames[controls.reduce((index, control, k) => index * control.texts.length + at[k], 0)];
  };
  list.replaceChildren();
  controls.forEach((control, k) => {
    const label = make("label", { style: "display:flex;align-items:center;gap:.6em;margin:.2em 0" });
    label.append(make("span", { textContent: control.label, style: "min-width:2em" }));
    if (control.texts.length < 2) label.append(make("output", { textContent: control.now }));
    else if (control.look === "choice") {
      const select = make("select", {});
      select.append(...control.texts.map((text) => make("option", { textContent: text })));
      select.selectedIndex = at[k];
      select.oninput = () => { at[k] = select.selectedIndex; draw(); };
      label.append(select);
    } else if (control.look === "tick") {
      const tick = make("input", { type: "checkbox", checked: at[k] === 1 });
      tick.oninput = () => { at[k] = Number(tick.checked); draw(); };
      label.prepend(tick);
    } else {
      const range = make("input", { type: "range", min: 0, max: control.texts.length - 1, style: "width:18em;max-width:60%" });
      range.value = at[k];
      const now = make("output", { textContent: control.now });
      const say = () => range.setAttribute("aria-valuetext", now.textContent);
      range.oninput = () => { at[k] = range.valueAsNumber; now.textContent = control.texts[at[k]]; say(); draw(); };
      say();
      label.append(range, now);
    }
    list.append(label);
  });
})(document.currentScript);`;

/** The class of the outermost element where a page can change between frames. */
export const STILL_CLASS = "course-interact";

/**
 * A page's form of an interaction: the frame that is on show, and controls that change between all frames.
 * @param frame HTML of the frame that is on show
 * @param packed all frames as `packFrames` gives them; undefined where there are none, and the controls are only named
 */
export function stillHtml(
  controls: readonly StillControl[],
  frame: string,
  packed: string | undefined,
): string {
  const named = controls.map(({ label, now }) => `${escapeMarkup(label)} = ${escapeMarkup(now)}`).join(", ");
  const note = packed === undefined ? " (the controls move where the notebook runs)" : "";
  return [
    `<div class="${packed === undefined ? "course-values" : STILL_CLASS}">`,
    `<div class="course-controls" style="display:none;margin:0 0 .5em">${named}${note}</div>`,
    `<figure class="course-figure course-frame" style="margin:0">${frame}</figure>`,
    `<script type="application/json">${scriptJson({ controls, packed })}</script>`,
    `<script>${SWITCH}</script>`,
    "</div>",
  ].join("\n");
}
