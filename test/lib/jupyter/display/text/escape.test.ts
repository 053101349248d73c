import { escapeMarkup, scriptJson } from "lib/jupyter/display/text/escape";

describe("escapeMarkup", () => {
  it("leaves nothing that could open a tag, close an attribute or break XML", () => {
    expect(escapeMarkup(`<a b="c" d='e'>&\u0000\u0007`)).toBe("&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;");
  });
});

describe("scriptJson", () => {
  it("is JSON of the same value that cannot end the script it stands in", () => {
    const value = { text: "</script><!-- \u2028 &" };
    expect(scriptJson(value)).not.toMatch(/[<>&\u2028]/);
    expect(JSON.parse(scriptJson(value))).toEqual(value);
  });
});
