import { readFileSync } from "node:fs";
import { startupSnapshot } from "node:v8";
import { useNode } from "../../sandbox/stage";
import { compileAt } from "../compileClient";
import { type FileJob, gradeFile, graderFailure } from "../gradeFile";
import type { Grader } from "../grader";
import { sandboxWorkshop } from "../sandboxWorkshop";

/** Grades one submission and prints what came of it, as JSON. The class's process starts one of these for each, with limits: what
 *  a submission can bring about in here ends here.
 *  Arguments: the grader's file, the address of the compilers; on standard input the job. */
async function main(): Promise<void> {
  const [graderFile, compilers] = process.argv.slice(-2);
  const grader = JSON.parse(readFileSync(graderFile, "utf8")) as Grader;
  const job = JSON.parse(readFileSync(0, "utf8")) as FileJob;
  useNode(grader.node);
  const own = sandboxWorkshop(grader.tier, grader.boxes);
  const workshop = { ...own, prepare: compileAt(compilers, own.prepare) };
  process.stdout.write(JSON.stringify(await gradeFile(grader, job, workshop)));
}

function run(): void {
  main().catch((error: unknown) => process.stdout.write(JSON.stringify({ failure: graderFailure(error) })));
}

if (startupSnapshot.isBuildingSnapshot()) startupSnapshot.setDeserializeMainFunction(run);
else run();
