/**
 * A JupyterLab extension written by hand, without a bundler: it shows application/vnd.plotly.v1+json, lets outputs be
 * updated also after the page was reloaded, says at the top of each section how far one is, and mends some looks.
 *
 * JupyterLab loads this script, finds the module-federation container under its package name in window._JUPYTERLAB,
 * calls init() with the modules that it shares and get() for the modules that package.json names. The shared modules
 * used here are @lumino/widgets, whose Widget a renderer must extend, and @jupyterlab/notebook. plotly.js (10 MB) is loaded when the first figure
 * appears, from the file that set-up puts beside this one.
 */
(() => {
  const MIME = "application/vnd.plotly.v1+json";
  const here = document.currentScript.src;
  let shared;
  let libraries;

  // In a narrow window JupyterLab cuts wide formulas off; it puts what follows a fold close to it; and on its light ground the
  // terminal's colours of an error are faint.
  const looks = document.createElement("style");
  looks.textContent = `
    .jp-RenderedMarkdown mjx-container[display="true"] { overflow-x: auto; overflow-y: hidden; padding: 2px 0; }
    .jp-RenderedMarkdown details + :not(details) { margin-top: 1em; }
    [data-jp-theme-light="true"] .jp-RenderedText {
      .ansi-red-fg, .ansi-red-intense-fg { color: #a3201a; }
      .ansi-green-fg { color: #00622b; }
      .ansi-yellow-fg { color: #6b5000; }
      .ansi-blue-fg { color: #0b4f94; }
      .ansi-magenta-fg { color: #8a2280; }
      .ansi-cyan-fg { color: #00595c; }
    }`;
  document.head.appendChild(looks);

  /** Loads a script that lies beside this one. */
  function loadScript(file) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = new URL(file, here).href;
      script.onload = resolve;
      script.onerror = () => {
        script.remove();
        reject(
          new Error(`${file} is missing from JupyterLab's course-figures extension: run "npm start" again`),
        );
      };
      document.head.appendChild(script);
    });
  }

  /** plotly.js, loaded once; a failure is not remembered, so that the next figure tries again. */
  function loadLibraries() {
    libraries ??= Promise.all([loadScript("drawFigure.js"), loadScript("plotly.js")]).catch((error) => {
      libraries = undefined;
      throw error;
    });
    return libraries;
  }

  /** Any version of a module that JupyterLab shares. */
  async function sharedModule(name) {
    const versions = Object.values(shared[name] ?? {});
    if (versions.length === 0) throw new Error(`JupyterLab does not share ${name}`);
    return (await versions[0].get())();
  }

  function isDark() {
    return document.body.dataset.jpThemeLight === "false";
  }

  /** The still image of a bundle, as an <img>, in which no script can run. */
  function stillImage(data, alt) {
    const svg = data["image/svg+xml"];
    if (svg === undefined) return null;
    const image = document.createElement("img");
    image.alt = alt;
    image.style.maxWidth = "100%";
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(Array.isArray(svg) ? svg.join("") : svg)}`;
    return image;
  }

  function rendererClass(Widget) {
    return class FigureRenderer extends Widget {
      constructor() {
        super();
        this.addClass("course-figure");
        this.plot = null;
        this.drawn = Promise.resolve();
      }

      /** Draws or redraws; calls that overlap are drawn one after the other. */
      renderModel(model) {
        this.drawn = this.drawn.catch(() => {}).then(() => this.draw(model));
        return this.drawn;
      }

      async draw(model) {
        this.model = model;
        const figure = model.data[MIME];
        const text = model.data["text/plain"];
        const alt = figure.layout?.meta?.alt ?? (Array.isArray(text) ? text.join("") : text) ?? "Figure";
        if (this.plot === null) this.node.replaceChildren(stillImage(model.data, alt) ?? alt);
        try {
          await loadLibraries();
          if (this.isDisposed) return;
          if (this.plot === null) this.addPlot();
          await window.courseFigures.draw(window.Plotly, this.plot, figure, alt, isDark());
        } catch (error) {
          this.showError(error, model.data, alt);
        }
      }

      addPlot() {
        this.plot = document.createElement("div");
        this.plot.style.width = "100%";
        this.node.replaceChildren(this.plot);
        let frame;
        this.size = new ResizeObserver(() => {
          cancelAnimationFrame(frame);
          frame = requestAnimationFrame(() => this.resize());
        });
        this.size.observe(this.node);
        this.theme = new MutationObserver(() => this.renderModel(this.model));
        this.theme.observe(document.body, { attributeFilter: ["data-jp-theme-light"] });
      }

      resize() {
        if (this.plot?.data === undefined || this.node.clientWidth === 0) return;
        if (Math.abs(this.plot.clientWidth - this.plot._fullLayout.width) < 2) return;
        window.Plotly.Plots.resize(this.plot);
      }

      showError(error, data, alt) {
        this.disconnect();
        const note = document.createElement("p");
        note.textContent = `Figure not interactive: ${error.message}`;
        this.node.replaceChildren(stillImage(data, alt) ?? alt, note);
      }

      disconnect() {
        this.size?.disconnect();
        this.theme?.disconnect();
        if (this.plot !== null && window.Plotly !== undefined) window.Plotly.purge(this.plot);
        this.plot = null;
      }

      dispose() {
        this.disconnect();
        super.dispose();
      }
    };
  }

  async function mimeExtension() {
    const { Widget } = await sharedModule("@lumino/widgets");
    const Renderer = rendererClass(Widget);
    const rendererFactory = { safe: true, mimeTypes: [MIME], createRenderer: () => new Renderer() };
    const extension = { id: "course-figures:plotly", rendererFactory, rank: 0, dataType: "json" };
    return () => ({ __esModule: true, default: extension });
  }

  /** Puts a display's new content into the outputs of a notebook that name it in their metadata. */
  function updateOutputs(notebook, content) {
    const id = content.transient?.display_id;
    for (const cell of notebook.model?.cells ?? []) {
      if (cell.type !== "code") continue;
      for (let i = 0; i < cell.outputs.length; i++) {
        if (cell.outputs.get(i).metadata.course?.display_id !== id) continue;
        cell.outputs.set(i, { output_type: "display_data", data: content.data, metadata: content.metadata });
      }
    }
  }

  /** JupyterLab itself updates only displays that it has seen come; those of before a reload are left to this. */
  function followDisplays(panel) {
    const seen = new Set();
    panel.sessionContext.iopubMessage.connect((_, { header, content }) => {
      const id = content.transient?.display_id;
      if (id === undefined) return;
      if (header.msg_type === "display_data") seen.add(id);
      if (header.msg_type === "update_display_data" && !seen.has(id)) updateOutputs(panel.content, content);
    });
  }

  async function extension() {
    const { INotebookTracker } = await sharedModule("@jupyterlab/notebook");
    await loadScript("progress.js");
    const follow = (_, panel) => {
      followDisplays(panel);
      void panel.context.ready.then(() => window.courseProgress.follow(panel));
    };
    const activate = (_, tracker) => void tracker.widgetAdded.connect(follow);
    const plugin = { id: "course-figures:displays", autoStart: true, requires: [INotebookTracker], activate };
    return () => ({ __esModule: true, default: plugin });
  }

  window._JUPYTERLAB = window._JUPYTERLAB ?? {};
  window._JUPYTERLAB["course-figures"] = {
    init(scope) {
      shared = scope;
    },
    get(module) {
      if (module === "./mimeExtension") return mimeExtension();
      if (module === "./extension") return extension();
      return Promise.reject(new Error(`course-figures has no module ${module}`));
    },
  };
})();
