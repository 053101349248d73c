import { escapeHtml } from "./escape";
import { style } from "./html";
import type { Results } from "./results";

/** The written answers of a class, question by question, for whoever reads and grades them: one file, no scripts, all text escaped. */
export function writtenToHtml(all: readonly Results[]): string {
  const questions = new Map<string, string>();
  for (const { id, title } of all.flatMap(({ written = [] }) => written)) questions.set(id, title);
  const notebook = all[0]?.notebook ?? "";
  const title = `Notebook ${notebook}: written answers`;
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(title)}</title><style>${style}</style></head>
<body><main>
<h1>${escapeHtml(title)}</h1>
${[...questions].map(([id, text]) => question(id, text, all)).join("\n")}
</main></body>
</html>
`;
}

function question(id: string, title: string, all: readonly Results[]): string {
  const answers = all.flatMap(({ student, written = [] }) =>
    written.filter((one) => one.id === id).map(({ text }) => ({ student, text })),
  );
  const items = answers.map(
    ({ student, text }) => `<h3>${escapeHtml(student)}</h3><blockquote>${escapeHtml(text)}</blockquote>`,
  );
  return `<section><header><h2>${escapeHtml(title)}</h2><span>${answers.length}</span></header>${items.join("\n")}</section>`;
}
