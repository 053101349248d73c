const Sequencer = require("@jest/test-sequencer").default;

/** Seconds that the longest files take, as of a CI run; on a machine that has run a file its own time counts. */
const SECONDS = {
  "grading/release/release.e2e.ts": 265,
  "lib/jupyter/lab.e2e.ts": 221,
  "grading/release/solved.e2e.ts": 174,
  "grading/grade/mutants.e2e.ts": 138,
  "grading/grade/class/classOf40.e2e.ts": 120,
  "lib/jupyter/labKernel.e2e.ts": 107,
  "lib/setup/tensors/setup.e2e.ts": 103,
  "lib/tensor/training.e2e.ts": 89,
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
