import { escapeMarkup } from "../jupyter/display/text/escape";
import type { GameKind, Key } from "./game";

const keyNames: Readonly<Record<Key, string>> = {
  ArrowLeft: "←",
  ArrowRight: "→",
  ArrowUp: "↑",
  ArrowDown: "↓",
  " ": "space",
};

/** What runs in the browser: so many times a second it asks for a step under the key that is held, and draws the picture. */
const PLAYER = `(fps) => {
  const find = (selector) => document.querySelector(selector);
  const canvas = find("canvas"), context = canvas.getContext("2d");
  const held = [];
  addEventListener("keydown", (event) => {
    if (/^Arrow|^ $/.test(event.key)) event.preventDefault();
    if (!held.includes(event.key)) held.push(event.key);
  });
  addEventListener("keyup", ({ key }) => { if (held.includes(key)) held.splice(held.indexOf(key), 1); });
  addEventListener("blur", () => { held.length = 0; });
  let total = 0;
  const frame = async () => {
    const answer = await fetch("step?key=" + encodeURIComponent(held.at(-1) ?? ""), { method: "POST" });
    const [width, height, reward, ended] = answer.headers.get("x-frame").split(" ").map(Number);
    const rgba = new Uint8ClampedArray(await answer.arrayBuffer());
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
    context.putImageData(new ImageData(rgba, width, height), 0, 0);
    total += reward;
    find("#score").textContent = total.toFixed(2);
    if (ended) { find("#last").textContent = total.toFixed(2); total = 0; }
  };
  const loop = async () => {
    const start = performance.now();
    try { await frame(); } catch { find("#state").textContent = "The command has ended."; return; }
    setTimeout(loop, Math.max(0, 1000 / fps - (performance.now() - start)));
  };
  loop();
}`;

/** The page on which a game is played. */
export function pageOf({ title, keys }: GameKind, fps: number): string {
  const help = Object.entries(keys).map(([key, name]) => `<kbd>${keyNames[key] ?? escapeMarkup(key)}</kbd> ${escapeMarkup(name)}`); // prettier-ignore
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${escapeMarkup(title)}</title>
<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
<style>body{font:16px system-ui;margin:2em auto;max-width:32em;text-align:center}canvas{width:100%;max-width:512px;image-rendering:pixelated;border-radius:8px}kbd{border:1px solid;border-radius:4px;padding:0 .4em}</style>
<h1 style="font-size:1.2em">${escapeMarkup(title)}</h1><canvas role="img" aria-label="${escapeMarkup(title)}"></canvas>
<p>${help.join(" · ")}</p><p>Return <b id="score">0</b> · last episode <b id="last">–</b></p><p id="state" role="status"></p>
<script>(${PLAYER})(${fps})</script></html>`;
}
