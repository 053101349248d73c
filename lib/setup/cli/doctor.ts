import path from "node:path";
import { parseArgs } from "node:util";
import { runCommand } from "../shared/command";
import { diagnose, type Finding } from "../diagnose";
import { placesOf } from "../shared/places";

const HELP = `Usage: npm run doctor [-- --json]

Says what is there, what is missing, and the one command that mends it. Changes nothing.
Exit code 0 when the notebooks can be opened with npm start, 1 when something is missing.

  --json    the findings as JSON
  --help    this text`;

const MARK = { ok: "ok      ", missing: "MISSING ", optional: "optional" } as const;

const lineOf = ({ name, status, detail, mend }: Finding): string =>
  `${MARK[status]}  ${name.padEnd(22)} ${detail}${mend ? `\n          ${"".padEnd(22)} → ${mend}` : ""}`;

function main(args: string[]): number {
  const options = { json: { type: "boolean" }, help: { type: "boolean", short: "h" } } as const;
  const given = parseArgs({ args, options }).values;
  if (given.help) {
    console.log(HELP);
    return 0;
  }
  const findings = diagnose(placesOf(path.resolve(__dirname, "..", "..", "..")));
  const works = findings.every(({ status }) => status !== "missing");
  if (given.json) {
    console.log(JSON.stringify({ works, findings }, undefined, 2));
  } else {
    console.log(findings.map(lineOf).join("\n"));
    const mends = findings.filter(({ status }) => status === "missing").map(({ mend }) => mend);
    console.log(works ? "\nReady: npm start" : `\nFirst: ${mends[0]}`);
  }
  return works ? 0 : 1;
}

runCommand({ name: "npm run doctor", run: "npm run doctor" }, main);
