import { highlight } from "lib/jupyter/page/highlight";

describe("highlight", () => {
  it("marks the words of TypeScript and escapes them", () => {
    const html = highlight('const a: Map<string, number> = f("<b>");', "typescript");
    expect(html).toContain('<span class="hljs-keyword">const</span>');
    expect(html).toContain("&lt;b&gt;");
    expect(html).not.toContain("<b>");
  });

  it("leaves an unknown language plain, and escaped", () => {
    expect(highlight("<b>", "klingon")).toBe("&lt;b&gt;");
  });
});
