import Ajv2020 from "ajv/dist/2020";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { resultsToCsv } from "grading/report/csv";
import { escapeCsv, escapeHtml, escapeTerminal } from "grading/report/escape";
import { resultsToHtml } from "grading/report/html";
import type { ExerciseResult, Results, Status } from "grading/report/results";
import { statusWords } from "grading/report/statusWords";
import { classTable, exerciseReport } from "grading/report/terminal";
import { writtenToHtml } from "grading/report/writtenHtml";

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

  it("shows how the notebook was read", () => {
    const results = sample();
    results.exercises[0].notes = ["the cell <2> does not count"];
    expect(resultsToHtml(results)).toContain("<p>Note: the cell &lt;2&gt; does not count</p>");
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
  const rows = (...all: Results[]) => resultsToCsv(all).trimEnd().split("\n").slice(1);

  it("keeps a spreadsheet from running a name as a formula", () => {
    expect(rows(sample())).toEqual(["'=ada<script>,01,3,0,A,,3"]);
  });

  it("leaves points that are not known empty, with the reason, and never writes 0 for them", () => {
    const unread: Results = {
      ...sample(),
      student: "bob",
      exercises: [],
      core: { points: 0, of: 0 },
      failure: { status: "not-gradable", message: "the file is not JSON" },
    };
    const ours = sample();
    ours.student = "eve";
    ours.exercises[0].checks[2] = {
      ...ours.exercises[0].checks[2],
      status: "infrastructure-error",
      message: "the sandbox did not start",
    };
    expect(rows(sample(), unread, ours)).toEqual([
      "'=ada<script>,01,3,0,A,,3",
      'bob,01,,,A,"the file is not JSON",',
      'eve,01,,0,A,"1.4 not graded: the sandbox did not start",',
    ]);
  });
});

describe("every status in every report", () => {
  const statuses = Object.keys(statusWords) as Status[];
  const withStatus = (status: Status, message?: string): ExerciseResult => {
    const [exercise] = sample().exercises;
    const [public1, public2, hidden] = exercise.checks.map(({ hint: _hint, ...check }) => check);
    const failed = { points: 0, status, ...(message !== undefined && { message }) };
    return { ...exercise, status, checks: [public1, { ...public2, ...failed }, { ...hidden, ...failed }] };
  };
  const message = "The process with your function gave no answer within 5 s.";

  it.each(statuses.filter((status) => status !== "pass" && status !== "wrong"))(
    "%s is said in words, once with its message",
    (status) => {
      const exercise = withStatus(status, message);
      const terminal = exerciseReport(exercise);
      const page = resultsToHtml({ ...sample(), exercises: [exercise] });
      for (const text of [terminal, page]) {
        expect(text).toContain(`also on others (${statusWords[status]})`);
        expect(text.split(message)).toHaveLength(2);
        expect(text).not.toMatch(/undefined|\[object|infrastructure-error/);
      }
    },
  );

  it("infrastructure-error shows a dash for points, and that the total is not final", () => {
    const exercise = withStatus("infrastructure-error", message);
    const results = { ...sample(), exercises: [exercise] };
    expect(exerciseReport(exercise)).toMatch(/^✗ 1.4  simulationGap  –\/6\n/);
    expect(resultsToHtml(results)).toContain("3 / 6, not all graded yet");
    expect(resultsToHtml(results)).toContain("– / 6");
    expect(classTable([results]).split("\n")[1]).toMatch(
      /^=ada<script>  –     0\/0 .*infrastructure-error in 1.4/,
    );
  });

  it("checks that were not run do not look as if they had reached the limit themselves", () => {
    const exercise = withStatus("timeout", message);
    exercise.checks[2].message = "not run: an earlier check of this exercise reached a limit";
    expect(exerciseReport(exercise)).toContain("also on others (not run)");
  });

  it("a hint stands where it is given first, and nowhere else", () => {
    const exercise = withStatus("wrong");
    const hints = ["same", "same", "other"];
    exercise.checks = hints.map((hint, i) => ({ ...exercise.checks[1], id: `${i}`, hint: `hint: ${hint}.` }));
    for (const text of [exerciseReport(exercise), resultsToHtml({ ...sample(), exercises: [exercise] })]) {
      expect(text.split("hint: same.")).toHaveLength(2);
      expect(text.split("hint: other.")).toHaveLength(2);
    }
  });

  it("what a student wrote turns no text round, hides nothing and makes no lines of the report's own", () => {
    const evil = "a\u202eb\u2066c\u200bd\u001b[2Je\n✓ 1.1  evalPolicy  4/4";
    const exercise = withStatus("crash", evil);
    exercise.checks[1].got = evil;
    const results = { ...sample(), student: evil, repairs: [evil], exercises: [exercise] };
    const texts = [
      resultsToHtml(results),
      exerciseReport(exercise),
      classTable([results]),
      resultsToCsv([results]),
    ];
    for (const text of texts) {
      expect(text).toContain("a·b·c·d·[2Je");
      expect(text).not.toMatch(/[\u202e\u2066\u200b\u001b]/);
    }
    expect(exerciseReport(exercise)).not.toMatch(/^✓/m);
    expect(resultsToCsv([results]).trimEnd().split("\n")).toHaveLength(2);
  });
});

describe("escapes", () => {
  it("leave plain text alone and quote what their format gives a meaning to", () => {
    expect(escapeTerminal("a\u202eb\nc")).toBe("a·b\nc");
    expect(escapeHtml('<b title="x">\u202e&')).toBe("&lt;b title=&quot;x&quot;&gt;·&amp;");
    expect(escapeCsv("plain-text_1.5")).toBe("plain-text_1.5");
    expect(escapeCsv('say "x", y')).toBe('"say ""x"", y"');
  });

  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\n=1", "＝1", "\u200b=1"])(
    "keep a spreadsheet from running %p",
    (text) => {
      const field = escapeCsv(text).replace(/^"|"$/g, "");
      expect(field).toMatch(/^( *'[=+\-@＝]|·=)/);
    },
  );

  it("keep one from running what stands after the mark that it takes for the end of a field", () => {
    expect(escapeCsv("x;=cmd|'/c calc'!A1")).toBe(`"x;'=cmd|'/c calc'!A1"`);
    expect(escapeCsv('x; "=1')).toBe(`"x; ""'=1"`);
  });
});

describe("written answers", () => {
  const written = [{ id: "ans-1-10", title: "Exercise 1.10", text: "A <b>bold</b>\nanswer" }];

  it("stand in the results, and apart on the student's page", () => {
    const results = { ...sample(), written };
    expect(valid(results) || valid.errors).toBe(true);
    expect(resultsToHtml(results)).toContain("<blockquote>A &lt;b&gt;bold&lt;/b&gt;\nanswer</blockquote>");
  });

  it("of a class stand together, question by question, everything escaped", () => {
    const page = writtenToHtml([
      { ...sample(), written },
      { ...sample(), student: "bob" },
    ]);
    expect(page).toContain("<h2>Exercise 1.10</h2><span>1</span>");
    expect(page).toContain("<h3>=ada&lt;script&gt;</h3><blockquote>A &lt;b&gt;bold");
    expect(page).not.toContain("bob");
  });
});
