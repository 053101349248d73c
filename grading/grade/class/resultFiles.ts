import { createHmac } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Results } from "../../report/results";
import type { Grader } from "../grader";
import { seedFingerprint } from "../../checks/seeds";

/** Where a student's results stand. */
export const resultsFile = (out: string, student: string): string => join(out, `${student}.json`);

/** The results with the grader's seal over them: whoever changes a point without the secret breaks it. Times do not count, so that
 *  grading again comes to the same. */
export function sealed(results: Results, secret: string): Results {
  const { seal: _seal, ...content } = results;
  const text = JSON.stringify(content, (key, value: unknown) => (key === "seconds" ? 0 : value));
  return { ...content, seal: createHmac("sha256", secret).update(text).digest("hex") };
}

/** A file's results, and whether it was changed after the grader wrote it. Results of another seed cannot be told from changed ones
 *  and count as neither. */
function read(file: string, { seed, secret }: { seed: string; secret: string }) {
  if (!existsSync(file)) return { altered: false };
  try {
    const results = JSON.parse(readFileSync(file, "utf8")) as Results;
    if (results.seed !== seed) return { results, altered: false };
    const altered = sealed(results, secret).seal !== results.seal;
    return { results, altered };
  } catch {
    return { altered: true };
  }
}

/** A student's earlier results; none where they were changed by somebody else than the grader, or damaged. */
export function readResults(
  out: string,
  { student, seed }: Results,
  secret: string,
): { results?: Results; altered: boolean } {
  const { results, altered } = read(resultsFile(out, student), { seed, secret });
  return { ...(results && !altered && { results }), altered };
}

/** Everybody's results of a notebook in a folder. Those that were changed have a failure in the place of points. */
export function readAllResults(out: string, { unit, secret }: Pick<Grader, "unit" | "secret">): Results[] {
  return readdirSync(out)
    .filter((name) => name.endsWith(".json"))
    .flatMap((name) => {
      const { results, altered } = read(join(out, name), { seed: seedFingerprint(secret), secret });
      if (results?.version !== 1 || results.notebook !== unit.id || `${results.student}.json` !== name)
        return [];
      return [altered ? { ...results, failure: changedByHand } : results];
    });
}

const changedByHand: NonNullable<Results["failure"]> = {
  status: "infrastructure-error",
  message: "the results file was changed after grading: grade this submission again",
};
