/** The parts that a skipped test needed, by the name of the block that `needs` put it in. */
const partsOf = ({ status, ancestorTitles }) =>
  status === "pending"
    ? new Set(ancestorTitles.flatMap((title) => /^needs (.+)$/.exec(title)?.[1].split(", ") ?? []))
    : [];

/** Says once, at the end of a run, which tests were skipped for want of what, and the command that brings it. */
module.exports = class {
  onRunComplete(_contexts, { testResults }) {
    const tests = new Map();
    for (const part of testResults.flatMap(({ testResults: all }) =>
      all.flatMap((test) => [...partsOf(test)]),
    ))
      tests.set(part, (tests.get(part) ?? 0) + 1);
    if (tests.size === 0) return;
    const absences = JSON.parse(process.env.TEST_PARTS_ABSENT ?? "{}");
    console.error("\nSkipped, for want of");
    for (const [part, count] of tests) {
      const { title, why, mend } = absences[part];
      console.error(`  ${title} (${why}): ${count} ${count === 1 ? "test" : "tests"}. Run: ${mend}`);
    }
  }
};
