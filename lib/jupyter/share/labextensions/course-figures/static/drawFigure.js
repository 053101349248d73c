/**
 * Draws figures with plotly.js in a browser: the JupyterLab extension loads this file, and HTML pages carry a copy of it.
 * courseFigures.draw(Plotly, node, figure, alt, dark) → promise; drawing again in the same node updates it.
 */
window.courseFigures = (() => {
  const DARK = { ink: "#e6e6e6", grid: "#444444", axis: "#9a9a9a" };

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

  async function draw(Plotly, node, original, alt, dark) {
    // plotly.js writes into what it is given, and the original is the notebook's own output.
    const figure = structuredClone(original);
    const given = figure.layout || {};
    // With a height of its own the node keeps it when plotly.js fits the figure to its node.
    node.style.height = `${given.height || 440}px`;
    if (given.width) node.style.maxWidth = `${given.width}px`;
    delete given.width;
    const layout = dark ? darkLayout(given) : given;
    await Plotly.react(
      node,
      figure.data || [],
      { autosize: true, ...layout },
      { responsive: true, ...figure.config },
    );
    if (figure.frames && figure.frames.length > 0) await Plotly.addFrames(node, figure.frames);
    const image = node.querySelector(".svg-container");
    if (image !== null) {
      image.setAttribute("role", "img");
      image.setAttribute("aria-label", alt);
    }
  }

  return { draw };
})();
