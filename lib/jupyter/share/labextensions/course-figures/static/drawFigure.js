/**
 * Draws figures with plotly.js in a browser: the JupyterLab extension loads this file, and HTML pages carry a copy of it.
 * courseFigures.draw(Plotly, node, figure, alt, dark) → promise; drawing again in the same node updates it.
 */
window.courseFigures = (() => {
  const DARK = { ink: "#e6e6e6", grid: "#444444", axis: "#9a9a9a" };
  // Pixels: between title and legend; that a power of ten takes along an axis; and with a 2 and a 5 before the next.
  const [GAP, POWER, DECADE] = [8, 45, 85];

  /** The layout with light ink on a see-through ground; what the author coloured on purpose stays. */
  function darkLayout(layout) {
    const dark = { ...layout, paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)" };
    dark.font = { ...layout.font, color: DARK.ink };
    for (const name of Object.keys(layout)) {
      if (!/^[xy]axis\d*$/.test(name)) continue;
      const lines = {
        gridcolor: DARK.grid,
        linecolor: DARK.axis,
        tickcolor: DARK.axis,
        zerolinecolor: DARK.axis,
      };
      dark[name] = { ...layout[name], ...lines };
    }
    dark.shapes = (layout.shapes || []).map((shape) => ({
      ...shape,
      line: { color: DARK.axis, ...shape.line },
    }));
    dark.annotations = (layout.annotations || []).map((note) => ({ arrowcolor: DARK.ink, ...note }));
    return dark;
  }

  let ruler;

  /** The figures that are being fitted. */
  const fitting = new WeakSet();

  /** What waits for figures that are not on show. */
  const awaited = new WeakMap();

  /** By how many pixels a node's figure is taller than it was given. */
  const raised = new WeakMap();

  /** The text in lines of at most `width` pixels, broken at spaces. */
  function wrapped(text, { size, family }, width) {
    ruler ??= document.createElement("canvas").getContext("2d");
    ruler.font = `${size}px ${family}`;
    const isWide = (line) => ruler.measureText(line.replace(/<[^>]*>/g, "")).width > width;
    const lines = text.split("<br>").flatMap((whole) =>
      whole.split(" ").reduce((done, word) => {
        const line = done.length === 0 ? word : `${done[done.length - 1]} ${word}`;
        if (done.length === 0 || isWide(line)) return [...done, word];
        return [...done.slice(0, -1), line];
      }, []),
    );
    return lines.join("<br>");
  }

  /** What a layout is for a figure of its width: texts in lines, and no digits between the powers of ten where they would touch. */
  function narrowed(given, full) {
    const change = {};
    const wrap = (name, text, font, width) => {
      if (typeof text === "string" && text !== "") change[name] = wrapped(text, font, width);
    };
    if (given.title)
      wrap("title.text", given.title.text, full.title.font, full.width * (1 - full.title.x) - GAP);
    const notes = given.annotations || [];
    notes.forEach(({ text, xref, xanchor, showarrow, x, y }, i) => {
      if (xref !== "paper" || showarrow !== false) return;
      const beside = notes.filter((note) => note.xref === xref && note.y === y).length;
      const share = Math.min(0.9 / beside, xanchor === "center" ? 2 * Math.min(x, 1 - x) : 1);
      wrap(`annotations[${i}].text`, text, full.annotations[i].font, share * full._size.w);
    });
    for (const name of Object.keys(given).filter((key) => /^xaxis\d*$/.test(key))) {
      const [axis, now] = [given[name], full[name]];
      wrap(`${name}.title.text`, axis.title?.text, now.title.font, now._length + GAP);
      if (now.type !== "log" || axis.tickvals || axis.dtick) continue;
      const decades = Math.abs(now.range[1] - now.range[0]);
      const isTight = decades >= 1 && now._length < DECADE * decades;
      change[`${name}.dtick`] = isTight ? Math.ceil((POWER * decades) / now._length) : null;
      change[`${name}.tickmode`] = isTight ? "linear" : null;
    }
    return change;
  }

  /** The value of a change's name, "xaxis.title.text", as the layout has it now. */
  const valueOf = (layout, name) => name.split(/[.[\]]+/).reduce((part, key) => part?.[key], layout) ?? null;

  const boxOf = (node, part) => (part ? node.querySelector(part) : node)?.getBoundingClientRect();

  /** Makes the figure fit its width, with room above the panels for the lines of its title and the rows of its legend. The panels stay as high
   *  as they are. */
  async function fit(Plotly, node, given) {
    awaited.get(node)?.disconnect();
    // What fitting changes is no reason to fit again.
    if (fitting.has(node)) return;
    if (!isShown(node)) return fitWhenShown(Plotly, node, given);
    fitting.add(node);
    try {
      await fitOnce(Plotly, node, given);
    } finally {
      fitting.delete(node);
    }
  }

  const isShown = (node) => node.isConnected && boxOf(node).width > 0;

  /** A figure that is not on show has no boxes to measure: while JupyterLab changes its theme, none is. */
  function fitWhenShown(Plotly, node, given) {
    const observer = new ResizeObserver(() => isShown(node) && fit(Plotly, node, given));
    awaited.set(node, observer);
    observer.observe(node);
  }

  async function fitOnce(Plotly, node, given) {
    const full = node._fullLayout;
    const news = Object.entries(narrowed(given, full)).filter(
      ([name, value]) => value !== valueOf(node.layout, name),
    );
    if (news.length > 0) await Plotly.relayout(node, Object.fromEntries(news));
    const { legend, height } = given;
    if (given.margin?.t === undefined || legend?.yanchor !== "bottom" || !(legend.y >= 1)) return;
    const title = boxOf(node, ".g-gtitle text");
    const pad = title && node.layout.title.pad.t + GAP - Math.round(title.top - boxOf(node).top);
    const rows = boxOf(node, ".legend .bg")?.height ?? 0;
    const lift = rows === 0 ? 0 : (legend.y - 1) * node._fullLayout._size.h;
    const top = Math.ceil(Math.max(given.margin.t, (title ? 2 * GAP + title.height : 0) + rows + lift));
    raised.set(node, top - given.margin.t);
    const tall = `${height + top - given.margin.t}px`;
    if (top === node.layout.margin.t && tall === node.style.height && pad === node.layout.title?.pad.t)
      return;
    node.style.height = tall;
    await Plotly.relayout(node, { "margin.t": top, autosize: true, ...(title && { "title.pad.t": pad }) });
  }

  async function draw(Plotly, node, original, alt, dark) {
    // plotly.js writes into what it is given, and the original is the notebook's own output.
    const figure = structuredClone(original);
    const given = { height: 440, ...figure.layout };
    const asGiven = structuredClone(given);
    // As tall as it was before: a figure that follows a slider does not jump.
    const more = given.margin?.t === undefined ? 0 : (raised.get(node) ?? 0);
    if (more > 0) given.margin.t += more;
    // plotly.js takes a figure's size from its node.
    node.style.height = `${given.height + more}px`;
    if (given.width) node.style.maxWidth = `${given.width}px`;
    delete given.width;
    delete given.height;
    const layout = dark ? darkLayout(given) : given;
    await Plotly.react(
      node,
      figure.data || [],
      { autosize: true, ...layout },
      { responsive: true, ...figure.config },
    );
    if (figure.frames && figure.frames.length > 0) await Plotly.addFrames(node, figure.frames);
    node.removeAllListeners("plotly_relayout");
    node.on("plotly_relayout", ({ autosize }) => autosize && fit(Plotly, node, asGiven));
    await fit(Plotly, node, asGiven);
    const image = node.querySelector(".svg-container");
    if (image !== null) {
      image.setAttribute("role", "img");
      image.setAttribute("aria-label", alt);
    }
  }

  return { draw };
})();
