import { escapeMarkup, scriptJson } from "../text/escape";

/** Draws the JSON beside the script in place of the still image, where the page holds plotly.js; else does nothing. */
const UPGRADE = `(function(s){var f=s.closest("figure"),p=window.Plotly;if(!f||!p)return;
var j=JSON.parse(f.querySelector("script[type='application/json']").textContent),d=document.createElement("div");
d.setAttribute("role","img");d.setAttribute("aria-label",f.dataset.alt);
p.newPlot(d,j.data,j.layout,j.config).then(function(){f.querySelector("svg").replaceWith(d);p.Plots.resize(d);});
})(document.currentScript);`;

/** The HTML form of a figure: its still image, and its data for a page in which plotly.js is loaded. */
export function figureHtml(svg: string, plotly: unknown, alt: string): string {
  return [
    `<figure class="course-figure" data-alt="${escapeMarkup(alt)}" style="margin:0">`,
    svg,
    `<script type="application/json">${scriptJson(plotly)}</script>`,
    `<script>${UPGRADE}</script>`,
    "</figure>",
  ].join("\n");
}
