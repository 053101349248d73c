import { installPromptGlobals } from "lib/jupyter/kernel/cells/promptGlobals";

describe("installPromptGlobals", () => {
  const asked: unknown[] = [];
  let answer = "";
  beforeAll(() =>
    installPromptGlobals((question) => {
      asked.push(question);
      return answer;
    }),
  );
  beforeEach(() => {
    asked.length = 0;
  });

  it("prompt shows message and default, and takes the default for an empty answer", () => {
    answer = "";
    expect([prompt("Rate", "0.1"), prompt("Name"), prompt("")]).toEqual(["0.1", "", ""]);
    answer = "0.5";
    expect(prompt("Rate", "0.1")).toBe("0.5");
    expect(asked.slice(0, 3)).toEqual([
      { prompt: "Rate [0.1] ", password: false },
      { prompt: "Name ", password: false },
      { prompt: "", password: false },
    ]);
  });

  it.each([
    ["y", true],
    [" YES ", true],
    ["yesterday", false],
    ["", false],
  ])("confirm takes %j for %j", (text, expected) => {
    answer = text;
    expect(confirm("Sure?")).toBe(expected);
  });

  it("promptPassword hides what is typed", () => {
    answer = "s3cret";
    expect(promptPassword("Key")).toBe("s3cret");
    expect(asked).toEqual([{ prompt: "Key ", password: true }]);
  });
});
