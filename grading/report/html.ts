import { escapeMarkup } from "lib/jupyter/display/escape";
import { publicPassed, type CheckResult, type ExerciseResult, type Results, type Status } from "./results";

const words: Record<Status, string> = {
  pass: "right",
  wrong: "not right yet",
  crash: "ended with an error",
  timeout: "took too long",
  "out-of-memory": "used too much memory",
  "output-limit": "printed too much",
  protocol: "returned something that could not be read",
  "not-gradable": "could not be graded",
  "infrastructure-error": "could not be graded because of a failure of ours",
};

const style = `
:root { color-scheme: light dark; --line: #8884; --good: #00745b; --bad: #b34700; }
@media (prefers-color-scheme: dark) { :root { --good: #4fc9a8; --bad: #ff9d5c; } }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; margin: 0; }
.total { font-size: 2.2rem; font-weight: 600; margin: 0; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid var(--line); }
td.points, th.points { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
section { border: 1px solid var(--line); border-radius: .5rem; padding: .8rem 1rem; margin: 1rem 0; }
header { display: flex; justify-content: space-between; gap: 1rem; }
ul.checks { list-style: none; padding: 0; margin: .6rem 0 0; } ul.checks > li { margin: .4rem 0; }
.pass::before { content: "✓ "; color: var(--good); font-weight: 700; } .fail::before { content: "✗ "; color: var(--bad); font-weight: 700; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem .8rem; margin: .3rem 0 .3rem 1.2rem; } dd { margin: 0; overflow-wrap: anywhere; }
code { font: .9em ui-monospace, monospace; white-space: pre-wrap; } .hint { margin: .3rem 0 .3rem 1.2rem; padding: .4rem .7rem; border-left: 3px solid var(--bad); }
footer { font-size: .8rem; opacity: .8; overflow-wrap: anywhere; } .warning { border: 2px solid var(--bad); border-radius: .5rem; padding: .6rem 1rem; }
`;

/** A student's feedback page: one file, no scripts, nothing from outside; every text escaped. */
export function resultsToHtml(results: Results): string {
  const title = `Notebook ${results.notebook}: feedback for ${results.student}`;
  const body = results.failure
    ? `<p class="warning"><strong>This file could not be graded.</strong> ${escapeMarkup(results.failure.message)}</p>`
    : gradedBody(results);
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeMarkup(title)}</title><style>${style}</style></head>
<body>
<main>
<h1>${escapeMarkup(title)}</h1>
${results.tier === "C" ? `<p class="warning">Run without a sandbox: a self-check, not a grade.</p>` : ""}
${body}
</main>
${provenance(results)}
</body>
</html>
`;
}

function gradedBody(results: Results): string {
  const { core, track5756 } = results;
  const repairs = results.repairs.map((repair) => `<li>${escapeMarkup(repair)}</li>`).join("");
  return `<p class="total">${core.points} / ${core.of}</p>
<p>5756 track: ${track5756.points} / ${track5756.of}</p>
<table><caption hidden>Points by exercise</caption>
<thead><tr><th scope="col">Exercise</th><th scope="col">Result</th><th scope="col" class="points">Points</th></tr></thead>
<tbody>${results.exercises.map(summaryRow).join("\n")}</tbody></table>
${repairs && `<h2>Put right before grading</h2><ul>${repairs}</ul>`}
${results.exercises.map(exerciseSection).join("\n")}`;
}

function summaryRow({ id, title, status, points, of }: ExerciseResult): string {
  return `<tr><td><a href="#e${escapeMarkup(id)}">${escapeMarkup(id)} ${escapeMarkup(title)}</a></td><td>${words[status]}</td><td class="points">${points} / ${of}</td></tr>`;
}

function exerciseSection(exercise: ExerciseResult): string {
  const { id, title, status, points, of, message, replaced, section, checks } = exercise;
  const notes = [
    replaced.length > 0 &&
      `<p>Graded with our <code>${escapeMarkup(replaced.join(", "))}</code>, because not all of yours passed: no point is lost twice.</p>`,
    status !== "pass" && `<p>${publicPassed(checks)}. Read again: <em>${escapeMarkup(section)}</em>.</p>`,
  ];
  return `<section id="e${escapeMarkup(id)}"><header><h2>${escapeMarkup(id)} ${escapeMarkup(title)}</h2><span>${points} / ${of}</span></header>
${message ? `<p class="hint">${escapeMarkup(message)}</p>` : ""}
<ul class="checks">${checks.map((check) => checkItem(check, message !== undefined)).join("\n")}</ul>
${notes.filter(Boolean).join("\n")}</section>`;
}

/** @param told Whether the exercise has said already why its checks could not run. */
function checkItem(check: CheckResult, told: boolean): string {
  const facts = [
    ["expected", check.expected],
    ["got", check.got],
  ]
    .filter((fact): fact is [string, string] => fact[1] !== undefined)
    .map(([name, value]) => `<dt>${name}</dt><dd><code>${escapeMarkup(value)}</code></dd>`)
    .join("");
  const outcome =
    check.status === "pass" || check.status === "wrong" || told ? "" : ` (${words[check.status]})`;
  return `<li><span class="${check.status === "pass" ? "pass" : "fail"}">${escapeMarkup(check.title)}${outcome} · ${check.kind} · ${check.points} / ${check.of}</span>
${facts && `<dl>${facts}</dl>`}
${check.message ? `<dl><dt>note</dt><dd>${escapeMarkup(check.message)}</dd></dl>` : ""}
${check.hint ? `<p class="hint">${escapeMarkup(check.hint)}</p>` : ""}</li>`;
}

function provenance({ submission, master, grader, seed, tier, version }: Results): string {
  return `<footer><p>Results version ${version} · tier ${tier} · file ${escapeMarkup(submission.file)} ${submission.sha256.slice(0, 12)} · master ${master.slice(0, 12)} · grader ${grader.slice(0, 12)} · seed ${escapeMarkup(seed)}</p></footer>`;
}
