import { readFileSync } from "node:fs";
import path from "node:path";

/** A mean, and its standard error. */
type Estimate = [mean: number, error: number];

/** What known.py found of MinAtar: an episode of breakout (a letter an action, and the steps that were paid), and what policies get. */
interface Known {
  breakoutEpisode: { actions: string; paid: number[] };
  episodes: { game: string; policy: string; ramp: boolean; return: Estimate; steps: Estimate }[];
}

export const known = JSON.parse(readFileSync(path.join(__dirname, "known.json"), "utf8")) as Known;
