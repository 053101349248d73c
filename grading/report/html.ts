import { escapeHtml } from "./escape";
import { isComplete, pointsOf } from "./notGraded";
import { publicPassed, type ExerciseResult, type Results, type Score } from "./results";
import { shownChecks, type ShownCheck } from "./shownChecks";
import { statusWords } from "./statusWords";

/** How our pages look, light and dark. */
export const style = `
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
blockquote { white-space: pre-wrap; overflow-wrap: anywhere; margin: .6rem 0 0; padding-left: .7rem; border-left: 3px solid var(--line); }
footer { font-size: .8rem; opacity: .8; overflow-wrap: anywhere; } .warning { border: 2px solid var(--bad); border-radius: .5rem; padding: .6rem 1rem; }
`;

/** A student's feedback page: one file, no scripts, nothing from outside; every text escaped. */
export function resultsToHtml(results: Results): string {
  const title = `Notebook ${results.notebook}: feedback for ${results.student}`;
  const body = results.failure
    ? `<p class="warning"><strong>This file could not be graded.</strong> ${escapeHtml(results.failure.message)}</p>`
    : gradedBody(results);
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(title)}</title><style>${style}</style></head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
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
  const repairs = results.repairs.map((repair) => `<li>${escapeHtml(repair)}</li>`).join("");
  const total = (track: ExerciseResult["track"], { points, of }: Score) =>
    `${points} / ${of}${isComplete(results, track) ? "" : ", not all graded yet"}`;
  return `<p class="total">${total("core", core)}</p>
<p>5756 track: ${total("5756", track5756)}</p>
<table><caption hidden>Points by exercise</caption>
<thead><tr><th scope="col">Exercise</th><th scope="col">Result</th><th scope="col" class="points">Points</th></tr></thead>
<tbody>${results.exercises.map(summaryRow).join("\n")}</tbody></table>
${repairs && `<h2>Put right before grading</h2><ul>${repairs}</ul>`}
${results.exercises.map(exerciseSection).join("\n")}
${(results.written ?? []).map(writtenSection).join("\n")}`;
}

/** A written answer, which a machine has only counted. */
const writtenSection = ({ title, text }: NonNullable<Results["written"]>[number]): string =>
  `<section><header><h2>You wrote: ${escapeHtml(title)}</h2></header><blockquote>${escapeHtml(text)}</blockquote></section>`;

function summaryRow(exercise: ExerciseResult): string {
  const { id, title, status } = exercise;
  return `<tr><td><a href="#e${escapeHtml(id)}">${escapeHtml(id)} ${escapeHtml(title)}</a></td><td>${statusWords[status]}</td><td class="points">${pointsOf(exercise)}</td></tr>`;
}

function exerciseSection(exercise: ExerciseResult): string {
  const { id, title, status, message, notes: readings = [], replaced, section, checks } = exercise;
  const notes = [
    ...readings.map((note) => `<p>Note: ${escapeHtml(note)}</p>`),
    replaced.length > 0 &&
      `<p>Graded with our <code>${escapeHtml(replaced.join(", "))}</code>, because not all of yours passed: no point is lost twice.</p>`,
    status !== "pass" && `<p>${publicPassed(checks)}. Read again: <em>${escapeHtml(section)}</em>.</p>`,
  ];
  return `<section id="e${escapeHtml(id)}"><header><h2>${escapeHtml(id)} ${escapeHtml(title)}</h2><span>${pointsOf(exercise)}</span></header>
${message ? `<p class="hint">${escapeHtml(message)}</p>` : ""}
<ul class="checks">${shownChecks(checks)
    .map((check) => checkItem(check, message !== undefined))
    .join("\n")}</ul>
${notes.filter(Boolean).join("\n")}</section>`;
}

/** @param told Whether the exercise has said already why its checks could not run. */
function checkItem(check: ShownCheck, told: boolean): string {
  const facts = [
    ["expected", check.expected],
    ["got", check.got],
  ]
    .filter((fact): fact is [string, string] => fact[1] !== undefined)
    .map(([name, value]) => `<dt>${name}</dt><dd><code>${escapeHtml(value)}</code></dd>`)
    .join("");
  const title = told ? check.title : check.heading;
  return `<li><span class="${check.status === "pass" ? "pass" : "fail"}">${escapeHtml(title)} · ${check.kind} · ${check.status === "infrastructure-error" ? "–" : check.points} / ${check.of}</span>
${facts && `<dl>${facts}</dl>`}
${check.message && !(told && check.status === "not-gradable") ? `<dl><dt>note</dt><dd>${escapeHtml(check.message)}</dd></dl>` : ""}
${check.hint ? `<p class="hint">${escapeHtml(check.hint)}</p>` : ""}</li>`;
}

function provenance({ submission, master, grader, seed, tier, version }: Results): string {
  return `<footer><p>Results version ${version} · tier ${tier} · file ${escapeHtml(submission.file)} ${submission.sha256.slice(0, 12)} · master ${master.slice(0, 12)} · grader ${grader.slice(0, 12)} · seed ${escapeHtml(seed)}</p></footer>`;
}
