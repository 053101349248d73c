import { exitFailure } from "grading/sandbox/walls/exitFailure";
import { type FailureStatus, tooManyQuestions } from "grading/sandbox/failure";
import { type FailureMoment, failureSentence } from "grading/report/failureSentence";

const ending = { greeted: true, output: "", outOfMemory: false, memoryBytes: 2 ** 29 };

/** What sandboxes say of their processes. */
const failures: [FailureStatus, string][] = [
  ["timeout", "gave no answer within 5 s"],
  ["timeout", "no answer within 5 s"],
  ["timeout", "took more than 20 s in all"],
  ["timeout", "did not end when its work was done"],
  ["protocol", "sent a message out of turn"],
  ["protocol", tooManyQuestions(10_000)],
  ["output-limit", "printed more than 1024 kB"],
  ...[
    exitFailure(1, null, ending),
    exitFailure(null, "SIGKILL", ending),
    exitFailure(152, null, ending),
    exitFailure(134, null, { ...ending, output: "heap out of memory" }),
  ].map(({ status, message }): [FailureStatus, string] => [status, message]),
];
const moments: FailureMoment[] = ["call", "end", "load", "compile"];

describe("failureSentence", () => {
  it.each(failures.flatMap(([status, what]) => moments.map((moment) => [status, what, moment] as const)))(
    "makes one whole sentence of %s: %s (%s)",
    (status, what, moment) => {
      const sentence = failureSentence(status, what, moment);
      expect(sentence).toMatch(/^[A-Z][^.]* (took|gave|did|sent|called|printed|needed|used|ended) [^.]*\.$/);
      expect(sentence).not.toMatch(/\b(\w+) (the |its )?\1\b|process.* process (ended|gave)/i);
    },
  );

  it("reads well", () => {
    const { status, message } = exitFailure(1, null, ending);
    expect(failureSentence(status, message, "end")).toBe(
      "After its last answer, the process with your function ended by itself (exit 1).",
    );
    expect(failureSentence("timeout", "no answer within 5 s", "call")).toBe(
      "The process with your function gave no answer within 5 s.",
    );
  });

  it("keeps a subject that a message has", () => {
    const what = "all exercises together took more than 120 s or 1000 calls";
    expect(failureSentence("timeout", what, "call")).toBe(
      "All exercises together took more than 120 s or 1000 calls.",
    );
    expect(failureSentence("timeout", what, "end")).toMatch(
      /^After its last answer: all exercises together took/,
    );
  });

  it("leaves a failure of ours a sentence of its own", () => {
    const what = "the sandbox could not be started: no such file";
    for (const moment of moments)
      expect(failureSentence("infrastructure-error", what, moment)).toBe(
        "The sandbox could not be started: no such file.",
      );
  });
});
