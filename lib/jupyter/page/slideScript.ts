/** The look of slides: each is a stage of 1280 × 720 pixels, which fills the window; dark where the reader's system is. */
export const SLIDE_STYLE = `
html, body { height: 100%; overflow: hidden; }
main { all: unset; position: absolute; left: 0; top: 0; width: 1280px; height: 720px; transform-origin: 0 0; }
.slide { position: absolute; inset: 0; visibility: hidden; }
.slide.now { visibility: visible; }
.slide header { position: absolute; left: 64px; top: 22px; right: 64px; color: var(--soft); font-size: 20px; }
.slide .content { position: absolute; left: 260px; top: 64px; width: 760px; transform-origin: 50% 0; }
.slide .content > * > :first-child { margin-top: 0; }
.slide aside { display: none; position: absolute; left: 0; right: 0; bottom: 0; max-height: 60%; overflow: auto; padding: .5rem 64px;
  background: var(--panel); border-top: 1px solid var(--line); }
.notes .slide aside { display: block; }
.slide footer { position: absolute; right: 24px; bottom: 14px; color: var(--soft); font-size: 16px; }
.output { overflow: visible; } .output pre { max-height: none; } .slide pre { white-space: pre-wrap; } .slide .prompt, .slide .time { display: none; }
.slide .output > svg, .slide .output > img, .slide .output > table { display: block; margin: 0 auto; width: fit-content; }
@page { size: 1280px 720px; margin: 0; }
@media print { html, body { height: auto; overflow: visible; } main { position: static; transform: none !important; height: auto; display: block; }
  .slide { position: relative; width: 1280px; height: 720px; visibility: visible; break-after: page; } .slide aside { display: none !important; } }
`;

/**
 * Shows one slide at a time, as large as the window: arrow keys, Page Up and Down, space, or a click at the right or left edge; Home and End;
 * N for notes, F for full screen. A slide's content is enlarged until its stage is full, and shrunk where it would not be whole.
 */
export const SLIDE_SCRIPT = `
(() => {
  const [LARGEST, WIDTH, HEIGHT] = [1.6, 1180, 620];
  const stage = document.querySelector("main"), slides = [...document.querySelectorAll(".slide")];
  const at = () => Math.min(slides.length, Math.max(1, Number(location.hash.slice(1)) || 1));
  const fit = () => {
    const scale = Math.min(innerWidth / 1280, innerHeight / 720);
    stage.style.transform = "translate(" + (innerWidth - 1280 * scale) / 2 + "px," + (innerHeight - 720 * scale) / 2 + "px) scale(" + scale + ")";
    for (const content of document.querySelectorAll(".content")) {
      const size = Math.min(LARGEST, WIDTH / content.scrollWidth, HEIGHT / content.scrollHeight);
      content.style.transform = "scale(" + size + ")";
    }
  };
  const show = () => slides.forEach((slide, i) => slide.classList.toggle("now", i + 1 === at()));
  const go = (number) => { location.hash = Math.min(slides.length, Math.max(1, number)); };
  const keys = {
    ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, Enter: 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1, Backspace: -1,
    Home: -1e9, End: 1e9,
  };
  addEventListener("keydown", (event) => {
    if (event.target.closest("input, select, summary, a") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "n") document.body.classList.toggle("notes");
    if (event.key === "f") document.documentElement.requestFullscreen();
    if (!(event.key in keys)) return;
    event.preventDefault();
    go(at() + (event.shiftKey && event.key === " " ? -1 : keys[event.key]));
  });
  addEventListener("click", ({ clientX, target }) => {
    if (target.closest("input, select, label, summary, a, details, video")) return;
    if (clientX > 0.85 * innerWidth) go(at() + 1);
    if (clientX < 0.15 * innerWidth) go(at() - 1);
  });
  addEventListener("hashchange", show);
  addEventListener("resize", fit);
  addEventListener("load", fit);
  new ResizeObserver(fit).observe(stage);
  for (const content of document.querySelectorAll(".content")) new ResizeObserver(fit).observe(content);
  show();
})();
`;
