const Sequencer = require("@jest/test-sequencer").default;

/** Seconds that the longest files take, as of a CI run; on a machine that has run a file its own time counts. */
const SECONDS = {
  "notebooks/looks.e2e.ts": 134,
  "grading/exercises/04/grading.e2e.ts": 98,
  "grading/exercises/05/grading.e2e.ts": 64,
  "lib/jupyter/lab.e2e.ts": 82,
  "lib/jupyter/kernel/process/life.e2e.ts": 72,
  "grading/release/release.e2e.ts": 70,
  "grading/grade/class/ownProcess.e2e.ts": 51,
  "lib/jupyter/kernel/timeLimit.e2e.ts": 44,
  "lib/setup/tensors/setup.e2e.ts": 40,
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
