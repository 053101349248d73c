const Sequencer = require("@jest/test-sequencer").default;

/** Seconds that the longest files take, as of a CI run; on a machine that has run a file its own time counts. */
const SECONDS = {
  "grading/release/release.e2e.ts": 127,
  "notebooks/looks.e2e.ts": 127,
  "grading/exercises/04/grading.e2e.ts": 70,
  "grading/grade/class/ownProcess.e2e.ts": 49,
  "lib/jupyter/kernel/timeLimit.e2e.ts": 43,
  "lib/jupyter/lab.e2e.ts": 43,
  "grading/grade/class/classOf40.e2e.ts": 42,
  "grading/exercises/05/grading.e2e.ts": 39,
  "lib/jupyter/kernel/process/life.e2e.ts": 35,
  "lib/setup/tensors/setup.e2e.ts": 35,
};

/** Starts the longest files first, so that both workers end together; jest alone would go by the files' sizes on a new machine. */
module.exports = class extends Sequencer {
  time(test) {
    const name = Object.keys(SECONDS).find((file) =>
      test.path.replaceAll("\\", "/").endsWith(`/test/${file}`),
    );
    return super.time(test) ?? 1000 * (SECONDS[name] ?? (test.path.endsWith(".e2e.ts") ? 20 : 1));
  }
};
