import Ajv2020 from "ajv/dist/2020";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { resultsToCsv } from "grading/report/csv";
import { escapeCsv, escapeTerminal } from "grading/report/escape";
import { resultsToHtml } from "grading/report/html";
import type { Results } from "grading/report/results";
import { classTable, exerciseReport } from "grading/report/terminal";

const schema = JSON.parse(
  readFileSync(join(__dirname, "../../../grading/report/results.schema.json"), "utf8"),
);
const valid = new Ajv2020({ strict: false }).compile(schema);

function sample(): Results {
  return {
    version: 1,
    notebook: "01",
    student: "=ada<script>",
    submission: { file: "ada.ipynb", sha256: "a".repeat(64) },
    master: "b".repeat(64),
    grader: "c".repeat(64),
    seed: "1f2e",
    tier: "A",
    core: { points: 3, of: 6 },
    track5756: { points: 0, of: 0 },
    exercises: [
      {
        id: "1.4",
        title: "simulationGap",
        track: "core",
        section: "The simulation lemma",
        status: "wrong",
        points: 3,
        of: 6,
        replaced: ["evalPolicy"],
        checks: [
          {
            id: "gap",
            title: "the gap is right",
            kind: "public",
            status: "pass",
            points: 3,
            of: 3,
            seconds: 0.1,
          },
          {
            id: "identity",
            title: "both sides agree",
            kind: "public",
            status: "wrong",
            points: 0,
            of: 1,
            seconds: 0.1,
            expected: "1",
            got: "\u001b[31m<img src=x onerror=alert(1)>",
            hint: "Which value function goes with which occupancy?",
          },
          {
            id: "random",
            title: "also on others",
            kind: "hidden",
            status: "wrong",
            points: 0,
            of: 2,
            seconds: 0.1,
          },
        ],
      },
    ],
    repairs: ["the check cell of 1.4 was missing"],
    seconds: 1.5,
  };
}

describe("results.schema.json", () => {
  it("accepts results as the grader writes them", () => {
    expect(valid(sample()) || valid.errors).toBe(true);
  });

  it("rejects a hidden check that tells what it expected", () => {
    const results = sample();
    results.exercises[0].checks[2].expected = "secret";
    expect(valid(results)).toBe(false);
  });

  it("rejects negative points and fields that nobody declared", () => {
    const results = sample();
    results.core.points = -1;
    expect(valid(results)).toBe(false);
    expect(valid({ ...sample(), extra: 1 })).toBe(false);
  });
});

describe("resultsToHtml", () => {
  const page = resultsToHtml(sample());

  it("escapes whatever came from the student", () => {
    expect(page).not.toMatch(/<script|<img/);
    expect(page).toContain("&lt;img src=x onerror=alert(1)&gt;");
  });

  it("shows the points, the hint and the section to read again", () => {
    expect(page).toContain("3 / 6");
    expect(page).toContain("Which value function goes with which occupancy?");
    expect(page).toContain("The simulation lemma");
  });

  it("says that tier C is no grade", () => {
    expect(page).not.toContain("not a grade");
    expect(resultsToHtml({ ...sample(), tier: "C" })).toContain("not a grade");
  });
});

describe("terminal reports", () => {
  it("carry no escape sequences from the student", () => {
    expect(exerciseReport(sample().exercises[0])).not.toContain("\u001b");
  });

  it("show expected, got, the likely cause and the public count", () => {
    expect(exerciseReport(sample().exercises[0])).toMatch(
      /expected 1\n.*got .*\n.*likely cause: Which value[^]*public checks 1\/2 · read again: The simulation lemma/,
    );
  });

  it("list one row a student with what needs a look", () => {
    const broken: Results = {
      ...sample(),
      student: "bob",
      exercises: [],
      failure: { status: "not-gradable", message: "the file is not JSON" },
    };
    const [, ada, bob] = classTable([sample(), broken]).split("\n");
    expect(ada).toMatch(/3\/6 .*1 repaired/);
    expect(bob).toMatch(/not-gradable: the file is not JSON/);
  });
});

describe("resultsToCsv", () => {
  it("keeps a spreadsheet from running a name as a formula", () => {
    expect(resultsToCsv([sample()]).split("\n")[1]).toBe("'=ada<script>,01,3,0,A,,3");
  });
});

describe("escapes", () => {
  it("leave plain text alone and quote what their format gives a meaning to", () => {
    expect(escapeTerminal("a\u202eb\nc")).toBe("a·b\nc");
    expect(escapeCsv('say "x", y')).toBe('"say ""x"", y"');
  });
});
