/**
 * Says in the line at the top of each section of an open notebook how far its reader is, from what the checks' outputs carry.
 * courseProgress.follow(panel) does so in JupyterLab. courseProgress.lines(cells) → one text a section; cells: { source, metadata, outputs: [{ metadata }] } in order.
 */
window.courseProgress = (() => {
  const LINE = /<small>section \d+ of \d+ · about (\d+) minutes left/;

  /** Sections with their minutes and the exercises in them: points by public checks so far, points in all, and whether they pass. */
  function sectionsOf(cells) {
    const results = new Map();
    for (const { outputs = [] } of cells)
      for (const { metadata } of outputs) {
        const check = metadata?.course?.check;
        if (check) results.set(check.exercise, check);
      }
    const sections = [];
    for (const { source, metadata } of cells) {
      const left = LINE.exec(source)?.[1];
      if (left !== undefined) sections.push({ left: Number(left), exercises: [] });
      const grade = metadata?.nbgrader;
      const id = /^check-(.+)$/.exec(grade?.grade_id ?? "")?.[1].replace("-", ".");
      if (id === undefined || sections.length === 0) continue;
      const { points = 0, passed = false } = results.get(id) ?? {};
      sections[sections.length - 1].exercises.push({ of: grade.points, points, passed });
    }
    return sections.map((section, k) => ({
      ...section,
      minutes: section.left - (sections[k + 1]?.left ?? 0),
    }));
  }

  const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);

  /** Minutes that the sections still take: of each, the share of its exercises that do not pass; one without any counts until a later one has begun. */
  function minutesLeft(sections) {
    const begun = sections.map(({ exercises }) => exercises.some(({ passed }) => passed));
    return sum(
      sections.map(({ minutes, exercises }, k) => {
        if (exercises.length === 0) return begun.slice(k + 1).includes(true) ? 0 : minutes;
        return (minutes * exercises.filter(({ passed }) => !passed).length) / exercises.length;
      }),
    );
  }

  function lines(cells) {
    const sections = sectionsOf(cells);
    const all = sections.flatMap(({ exercises }) => exercises);
    if (all.length === 0 || all.every(({ points, passed }) => points === 0 && !passed))
      return sections.map(() => "");
    const minutes = 5 * Math.round(minutesLeft(sections) / 5);
    const points = `${sum(all.map((exercise) => exercise.points))} of ${sum(all.map(({ of }) => of))} points so far`;
    return sections.map(({ exercises }) => {
      const done = exercises.filter(({ passed }) => passed).length;
      const here = exercises.length === 0 ? "" : `${done} of ${exercises.length} exercises here pass · `;
      return `${here}${points} by public checks · by what is left, about ${minutes} minutes`;
    });
  }

  /** A cell of JupyterLab as `lines` takes it. */
  function plainCell(cell) {
    const outputs = Array.from({ length: cell.outputs?.length ?? 0 }, (_, i) => cell.outputs.get(i));
    return { source: cell.sharedModel.getSource(), metadata: cell.metadata, outputs };
  }

  /** Keeps the line at the top of each section up to date, whatever of the notebook is on show. */
  function follow({ content: notebook }) {
    let waiting;
    const write = () => {
      waiting = undefined;
      if (notebook.isDisposed || !notebook.model) return;
      const texts = lines([...notebook.model.cells].map(plainCell));
      let section = 0;
      for (const { model, node } of notebook.widgets) {
        if (model.type !== "markdown" || !LINE.test(model.sharedModel.getSource())) continue;
        writeProgress(node, texts[section++]);
      }
    };
    // What comes while one waits is written with it; what is written is not written again.
    const observer = new MutationObserver(() => (waiting ??= setTimeout(write, 200)));
    observer.observe(notebook.node, { childList: true, subtree: true });
    notebook.disposed.connect(() => observer.disconnect());
    write();
  }

  function writeProgress(node, text) {
    const line = [...node.querySelectorAll("small")].find((small) => /^section \d/.test(small.textContent));
    if (line === undefined) return;
    const told = line.querySelector(".course-so-far") ?? document.createElement("strong");
    const words = text === "" ? "" : ` · ${text}`;
    if (told.isConnected ? told.textContent === words : words === "") return;
    told.className = "course-so-far";
    told.textContent = words;
    line.append(told);
  }

  return { lines, follow };
})();
