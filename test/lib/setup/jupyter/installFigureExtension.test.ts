import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FIGURE_EXTENSION, installFigureExtension } from "lib/setup/jupyter/installFigureExtension";

describe("installFigureExtension", () => {
  let root: string;
  const target = () => join(root, FIGURE_EXTENSION, "static");

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "extension-"));
  });

  afterEach(() => rmSync(root, { recursive: true }));

  function installPlotly(source: string, time: number): void {
    const folder = join(root, "node_modules/plotly.js-dist");
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "package.json"), '{"name":"plotly.js-dist","version":"0.0.0"}');
    writeFileSync(join(folder, "plotly.js"), source);
    utimesSync(join(folder, "plotly.js"), time, time);
  }

  it("puts the installed plotly.js in place, and replaces it after an upgrade", async () => {
    installPlotly("one", 1000);
    await installFigureExtension(root);
    await installFigureExtension(root);
    expect(readFileSync(join(target(), "plotly.js"), "utf8")).toBe("one");
    installPlotly("two!", 2000);
    await installFigureExtension(root);
    expect(readFileSync(join(target(), "plotly.js"), "utf8")).toBe("two!");
    expect(readdirSync(target())).toEqual(["plotly.js"]);
  });

  it("says what to do where plotly.js is not installed", async () => {
    await expect(installFigureExtension(root)).rejects.toThrow("plotly.js-dist is not installed for");
  });
});
