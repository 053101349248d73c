import { emptyResults, isOf } from "grading/grade/class/keptResults";
import type { Grader } from "grading/grade/grader";
import type { CheckResult, ExerciseResult, Results, Status } from "grading/report/results";

const grader = {
  unit: { id: "01" },
  masterHash: "m",
  graderHash: "g",
  secret: "s",
  tier: { name: "A" },
} as unknown as Grader;

const check = (status: Status): CheckResult =>
  ({ id: "c", title: "c", kind: "public", status, points: 0, of: 1, seconds: 0 }) as CheckResult;

function resultsOf(...statuses: Status[]): Results {
  const checks = statuses.map(check);
  const exercise = { id: "1.1", status: statuses[0], checks } as ExerciseResult;
  const results = emptyResults({ student: "ada", file: "ada.ipynb" }, grader);
  return { ...results, submission: { file: "ada.ipynb", sha256: "f" }, exercises: [exercise] };
}

describe("isOf", () => {
  it("keeps results of the same file by the same grader, right or wrong", () => {
    expect(isOf(resultsOf("pass"), resultsOf())).toBe(true);
    expect(isOf(resultsOf("wrong", "timeout"), resultsOf())).toBe(true);
  });

  it("has a failure of ours graded again, wherever in an exercise it is", () => {
    expect(isOf(resultsOf("infrastructure-error"), resultsOf())).toBe(false);
    expect(isOf(resultsOf("wrong", "infrastructure-error"), resultsOf())).toBe(false);
  });

  it("takes another file, and one that could not be read, for another submission", () => {
    const before = resultsOf("pass");
    expect(isOf(before, { ...before, submission: { file: "ada.ipynb", sha256: "other" } })).toBe(false);
    const unread = { ...before, submission: { file: "ada.ipynb", sha256: "" } };
    expect(isOf(unread, unread)).toBe(false);
  });
});
