import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { notebookToHtml } from "lib/jupyter/page/notebookToHtml";
import { codeCell, exampleNotebook, figureOutput, notebookOf, textCell } from "./exampleNotebook";

describe("notebookToHtml", () => {
  it("makes one page with language, title, one main heading and the code", async () => {
    const html = await notebookToHtml(exampleNotebook(), { title: "A & B" });
    expect(html).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(html).toContain("<title>A &amp; B</title>");
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html).toContain('<span class="hljs-keyword">const</span>');
    expect(html).not.toMatch(/(src|href)="https?:/);
  });

  it("gives a page without a heading its title", async () => {
    const html = await notebookToHtml(notebookOf([textCell("text")]), { title: "Named" });
    expect(html).toContain("<h1>Named</h1>");
  });

  it("carries plotly.js once, and only with a figure; fonts only with a formula", async () => {
    const bare = await notebookToHtml(notebookOf([textCell("text")]), { title: "T" });
    expect(bare.length).toBeLessThan(20_000);
    const twice = await notebookToHtml(notebookOf([codeCell("1", [figureOutput(), figureOutput()])]), {
      title: "T",
    });
    expect(twice.match(/id="packed-plotly"/g)).toHaveLength(1);
    expect(twice).not.toContain("data:font/woff2");
    expect(twice.length).toBeLessThan(5_000_000);
    const formula = await notebookToHtml(notebookOf([textCell("$x$")]), { title: "T" });
    expect(formula).toContain("url(data:font/woff2;base64,");
    expect(formula).not.toContain("url(fonts/");
  });

  it("cuts an endless output short and says how much it left out", async () => {
    const flood = codeCell("1", [{ output_type: "stream", name: "stdout", text: "x".repeat(1_000_500) }]);
    const html = await notebookToHtml(notebookOf([flood]), { title: "T", maxOutputChars: 500 });
    expect(html.length).toBeLessThan(20_000);
    expect(html).toContain("1,000,000 more characters");
  });

  it("escapes outputs, joins one stream's parts and shows an error's traceback", async () => {
    const cell = codeCell("1", [
      { output_type: "stream", name: "stdout", text: "<i>a" },
      { output_type: "stream", name: "stdout", text: "b</i>" },
      { output_type: "error", ename: "E", evalue: "v", traceback: ["line <1>", "line 2"] },
    ]);
    const html = await notebookToHtml(notebookOf([cell]), { title: "T" });
    expect(html).toContain(">&lt;i&gt;ab&lt;/i&gt;</pre>");
    expect(html).toContain('<pre class="error" tabindex="0">line &lt;1&gt;\nline 2</pre>');
  });

  it("prefers a table's HTML in our own notebook and its Markdown in anybody else's", async () => {
    const data = {
      "text/html": "<table id=own></table>",
      "text/markdown": "| a |\n|---|\n| 1 |",
      "text/plain": "a",
    };
    const notebook = notebookOf([codeCell("1", [{ output_type: "display_data", data, metadata: {} }])]);
    expect(await notebookToHtml(notebook, { title: "T" })).toContain("<table id=own>");
    const other = await notebookToHtml(notebook, { title: "T", trusted: false });
    expect(other).not.toContain("id=own");
    expect(other).toContain("<td>1</td>");
    expect(other).toContain("Content-Security-Policy");
  });

  it("leaves out cells that are tagged remove-cell and folds code that is collapsed or tagged hide-input", async () => {
    const cells = [
      codeCell("secret", [], { tags: ["remove-cell"] }),
      codeCell("folded", [], { tags: ["hide-input"] }),
      codeCell("collapsed", [], { jupyter: { source_hidden: true } }),
    ];
    const html = await notebookToHtml(notebookOf(cells), { title: "T" });
    expect(html).not.toContain("secret");
    expect(html.match(/<details><summary>Code<\/summary>/g)).toHaveLength(2);
  });

  it("says what a cell took where that was a second or more", async () => {
    const took = (seconds: number) => {
      const cell = codeCell("1", []);
      const times = [0, seconds].map((at) => new Date(1e12 + 1000 * at).toISOString());
      cell.metadata = { execution: { "iopub.execute_input": times[0], "shell.execute_reply": times[1] } };
      return cell;
    };
    const html = await notebookToHtml(notebookOf([took(2.25), took(0.9), codeCell("2", [])]), { title: "T" });
    expect(html.match(/<p class="time">[^<]*/g)).toEqual(['<p class="time">took 2.3 s']);
  });

  it("copies images of the notebook's folder into the page, and none from outside it", async () => {
    const folder = mkdtempSync(join(tmpdir(), "page-"));
    try {
      writeFileSync(join(folder, "a b.png"), "picture");
      const notebook = notebookOf([textCell("![one](a%20b.png) ![two](../../etc/hostname.png)")]);
      const html = await notebookToHtml(notebook, { title: "T", folder });
      expect(html).toContain(
        `<img src="data:image/png;base64,${Buffer.from("picture").toString("base64")}" alt="one">`,
      );
      const other = await notebookToHtml(notebook, { title: "T", folder, trusted: false });
      expect(other).toContain("[image: one]");
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
