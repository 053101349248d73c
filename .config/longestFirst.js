const Sequencer = require("@jest/test-sequencer").default;

/** Seconds that the longest files take, as of a run by three workers on two cores; on a machine that has run a file its own time counts. */
const SECONDS = {
  "grading/release/release.e2e.ts": 254,
  "notebooks/looks.e2e.ts": 167,
  "grading/exercises/04/grading.e2e.ts": 86,
  "grading/grade/class/classOf40.e2e.ts": 64,
  "lib/jupyter/kernel/process/life.e2e.ts": 60,
  "lib/tensor/training.e2e.ts": 58,
  "lib/jupyter/lab.e2e.ts": 57,
  "lib/train/cli.e2e.ts": 49,
  "lib/jupyter/kernel/timeLimit.e2e.ts": 48,
  "grading/exercises/05/grading.e2e.ts": 45,
  "lib/jupyter/labKernel.e2e.ts": 41,
  "lib/experiments/04-dreamer-v1/dreamer.e2e.ts": 40,
};

/** Starts the longest files first, so that the workers end together; jest alone would go by the files' sizes on a new machine. */
module.exports = class extends Sequencer {
  time(test) {
    const name = Object.keys(SECONDS).find((file) =>
      test.path.replaceAll("\\", "/").endsWith(`/test/${file}`),
    );
    return super.time(test) ?? 1000 * (SECONDS[name] ?? (test.path.endsWith(".e2e.ts") ? 20 : 1));
  }
};
