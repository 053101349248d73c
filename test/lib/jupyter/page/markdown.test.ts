import { harmlessHtml, MarkdownRenderer } from "lib/jupyter/page/markdown";

const render = (text: string, trusted = true) =>
  new MarkdownRenderer({ trusted, resolveImage: (address) => (trusted ? address : undefined) }).render(text);

/** The LaTeX of every formula in a page, from KaTeX's annotation. */
const formulas = (html: string) =>
  [...html.matchAll(/<annotation encoding="application\/x-tex">([^<]*)</g)].map((match) => match[1].trim());

describe("MarkdownRenderer", () => {
  it("reads formulas between dollars and leaves sums of money alone", () => {
    expect(formulas(render("$a_1$ and $b_2$, $$c$$, from 3 $ to 4 $, \\$5 or $6 and $7."))).toEqual([
      "a_1",
      "b_2",
      "c",
    ]);
    expect(formulas(render("It costs $20 and $30."))).toEqual([]);
  });

  it("reads displayed formulas over several lines, also in lists and quotations", () => {
    expect(formulas(render("text\n$$\na\n= b_1 * c_2 * d\n$$\nmore"))).toEqual(["a\n= b_1 * c_2 * d"]);
    expect(formulas(render("- item\n\n  $$x^2$$\n\n> $$y$$"))).toEqual(["x^2", "y"]);
  });

  it("takes no formula from code", () => {
    expect(formulas(render("`$a$`\n\n```ts\nconst x = `$${y}$`;\n```"))).toEqual([]);
  });

  it("shows a mistaken formula in its place instead of failing", () => {
    expect(render("$\\frac{1}{$")).toContain("katex-error");
  });

  it("gives headings ids that are unique in the page", () => {
    const renderer = new MarkdownRenderer({ trusted: true, resolveImage: (address) => address });
    renderer.render("## 1 · Überblick\n\ntext");
    renderer.render("## 1 · Überblick\n\n### `code` & *more*");
    expect(renderer.headings.map(({ id }) => id)).toEqual(["1-überblick", "1-überblick-2", "code-more"]);
    expect(renderer.headings[2]).toMatchObject({ level: 3, text: "code & more" });
  });

  it("keeps HTML of our own and disarms anybody else's", () => {
    const text =
      '<details><summary>Hint</summary>\n\n<img src=x onerror="steal()"> <script>steal()</script>\n\n</details>';
    expect(render(text)).toContain("<script>");
    const safe = render(text, false);
    expect(safe).toContain("<details><summary>Hint</summary>");
    expect(safe).not.toMatch(/<(img|script)/);
  });

  it("links nowhere that runs a script", () => {
    expect(render("[a](javascript:steal()) [b](https://example.org)", false).match(/href="[^"]*"/g)).toEqual([
      'href="https://example.org"',
    ]);
  });
});

describe("harmlessHtml", () => {
  it("shows as text every tag that has attributes or is not listed", () => {
    expect(harmlessHtml('<b>x</b><b onclick="y">&amp;<style>*{}</style><!-- z -->')).toBe(
      "<b>x</b>&lt;b onclick=&quot;y&quot;&gt;&amp;&lt;style&gt;*{}&lt;/style&gt;",
    );
  });
});
