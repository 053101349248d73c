import { datasetFolder, readDatasetFile } from "./dataset";

/** A published score: its mean, and its standard deviation over seeds where that was published, too. */
export interface Score {
  mean: number;
  std?: number;
}

/** Scores by game or task, then by agent; where agents are the rows, by agent, then by measure. */
export interface ScoreTable {
  /** What was measured. */
  about: string;
  scores: Record<string, Record<string, Score>>;
}

/** The tables of datasets/published-scores; that page names the sources. */
export type ScoreTableName =
  "atari200M" | "controlFromPixels" | "montezumaRevenge200M" | "minecraftDiamond" | "crafter1M";

/** A table of published scores. @throws what `readDatasetFile` throws */
export function publishedScores(table: ScoreTableName): ScoreTable {
  const bytes = readDatasetFile(datasetFolder("published-scores"), "scores.json");
  const tables = JSON.parse(Buffer.from(bytes).toString("utf8")) as Record<ScoreTableName, ScoreTable>;
  if (!Object.hasOwn(tables, table))
    throw new RangeError(
      `publishedScores: table must be one of ${Object.keys(tables).join(", ")}, got ${table}`,
    );
  return tables[table];
}
