import { readFileSync } from "node:fs";
import path from "node:path";
import type { Generated } from "lib/data/generated";
import type { Score, ScoreTable } from "lib/data/publishedScores";

const cellsOf = (line: string): string[] =>
  line
    .slice(1, -1)
    .split("|")
    .map((cell) => cell.trim());

function scoreOf(cell: string): Score {
  const match = /^(-?[\d.]+)(?:±([\d.]+))?$/.exec(cell);
  if (!match) throw new RangeError(`a score must be a number or like 8±2, got ${cell}`);
  return match[2] === undefined
    ? { mean: Number(match[1]) }
    : { mean: Number(match[1]), std: Number(match[2]) };
}

/** A section of figures.md: what it says before the table, and the table, row by row. */
function tableOf(section: string): ScoreTable {
  const lines = section.split("\n").slice(1);
  const [head, , ...rows] = lines.filter((line) => line.startsWith("|")).map(cellsOf);
  const about = lines.filter((line) => line !== "" && !line.startsWith("|")).join(" ");
  const scores = rows.map(([name, ...cells]) => {
    if (cells.length !== head.length - 1) throw new RangeError(`${name} must have ${head.length - 1} scores`);
    return [name, Object.fromEntries(cells.map((cell, i) => [head[i + 1], scoreOf(cell)]))] as const;
  });
  return { about, scores: Object.fromEntries(scores) };
}

export function generate(): Generated {
  const [, ...sections] = readFileSync(path.join(__dirname, "figures.md"), "utf8").split(/^## /m);
  const tables = Object.fromEntries(sections.map((text) => [text.split("\n")[0], tableOf(text)]));
  return {
    files: { "scores.json": Buffer.from(`${JSON.stringify(tables, null, 1)}\n`) },
    about: {
      title: "Published scores that the course quotes",
      source: "the papers' and authors' own score tables: see README.md",
      licence: "figures are facts; cite the papers",
    },
  };
}
