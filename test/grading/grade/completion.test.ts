import type { Notebook } from "lib/jupyter/notebook";
import { gradeCompletion, writtenWords } from "grading/grade/completion";

describe("writtenWords", () => {
  it("counts the student's words, not the given text or markup", () => {
    expect(writtenWords("**Your answer:** the model's value, I think", "**Your answer:**")).toBe(5);
    expect(writtenWords("**Your answer:**\n\n<!-- -->", "**Your answer:**")).toBe(0);
  });

  it("counts a given word again when the student uses it once more", () => {
    expect(writtenWords("why? because why not", "why?")).toBe(3);
  });
});

describe("gradeCompletion", () => {
  const cell = (source: string): Notebook["cells"][number] => ({
    cell_type: "markdown",
    id: "a",
    source,
    metadata: {
      nbgrader: {
        schema_version: 3,
        grade: true,
        solution: true,
        locked: false,
        task: false,
        grade_id: "ans-1-0",
        points: 1,
      },
    },
  });
  const notebook = (source: string): Notebook => ({
    nbformat: 4,
    nbformat_minor: 5,
    metadata: {},
    cells: [cell(source)],
  });
  const exercise = {
    id: "1.0",
    title: "Prediction",
    track: "core" as const,
    points: 1,
    section: "Before you start",
    answers: [{ gradeId: "ans-1-0", minWords: 4 }],
  };
  const released = notebook("I predict: …");

  it("gives the points for an answer that is long enough", () => {
    const result = gradeCompletion(exercise, notebook("I predict: B loses but plans well"), released);
    expect(result).toMatchObject({ status: "pass", points: 1, of: 1 });
  });

  it("gives nothing for the released text and says what is wanted", () => {
    const result = gradeCompletion(exercise, released, released);
    expect(result).toMatchObject({
      status: "wrong",
      points: 0,
      message: expect.stringContaining("at least 4 words"),
    });
  });
});
