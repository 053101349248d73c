/** The parts that a skipped test needed, by the name of the block that `needs` put it in. */
const partsOf = ({ status, ancestorTitles }) =>
  status === "pending"
    ? [...new Set(ancestorTitles.flatMap((title) => /^needs (.+)$/.exec(title)?.[1].split(", ") ?? []))]
    : [];

/** Says once, below all else that a run prints, which tests were skipped for want of what, and the command that brings it. */
module.exports = class {
  onRunComplete(_contexts, { testResults }) {
    const counts = new Map();
    for (const part of testResults.flatMap(({ testResults: tests }) => tests.flatMap(partsOf)))
      counts.set(part, (counts.get(part) ?? 0) + 1);
    if (counts.size === 0) return;
    const absences = JSON.parse(process.env.TEST_PARTS_ABSENT ?? "{}");
    const lines = [...counts].map(([part, count]) => {
      const { title, why, mend } = absences[part];
      return `  ${title} (${why}): ${count} ${count === 1 ? "test" : "tests"}. Run: ${mend}`;
    });
    process.once("exit", () => console.error(["\nSkipped, for want of", ...lines].join("\n")));
  }
};
