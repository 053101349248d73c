import type { ExerciseResult } from "grading/report/results";
import { publishResult } from "grading/selfCheck/publishResult";
import { PUBLISH_SINK } from "lib/core/globalKeys";

describe("publishResult", () => {
  afterEach(() => void Object.assign(globalThis, { [PUBLISH_SINK]: undefined }));

  it("shows what is to be said of a right answer, too, as text and as HTML, and how far the notebook is", () => {
    const shown: { data: Record<string, string>; metadata: unknown }[] = [];
    Object.assign(globalThis, { [PUBLISH_SINK]: (one: (typeof shown)[number]) => shown.push(one) });
    const check = { unit: "03", exercise: "3.1", points: 1, passed: true };
    const result: ExerciseResult = {
      id: "3.1",
      title: "A loss",
      track: "core",
      section: "Losses",
      status: "pass",
      points: 1,
      of: 4,
      checks: [{ id: "a", title: "it is 1", kind: "public", status: "pass", points: 1, of: 1, seconds: 0 }],
      notes: ["lossOf leaves <2> tensors."],
      replaced: [],
    };
    const section = "section 3 of 7 · about 60 minutes left";
    publishResult(result, check, { points: 1, of: 37, passed: 1, exercises: 9, section });
    expect(shown[0].data["text/plain"]).toMatch(/✓ it is 1\n {2}note: lossOf leaves <2> tensors\.\n/);
    expect(shown[0].data["text/html"]).toMatch(/<em>note:<\/em> lossOf leaves &lt;2&gt; tensors\./);
    const sentence =
      "So far in this notebook: 1 of 37 points by public checks, which 1 of 9 exercises pass. You are in section 3 of 7 (about 60 minutes left at its start).";
    for (const mime of ["text/plain", "text/html"]) expect(shown[0].data[mime]).toContain(sentence);
    expect(shown[0].metadata).toEqual({ course: { check } });
  });
});
