import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { runCommand, UsageError } from "../../setup/shared/command";
import { cleanNotebook } from "../cleanNotebook";
import { formatNotebook, NotebookFormatError, parseNotebook, writeNotebook } from "../notebook";
import { notebooksFolder } from "./findNotebook";

const help = `npm run clean-notebooks [-- --check] [NOTEBOOK…]

Brings notebooks (default: all of notebooks/) into the form that git holds: no outputs, no execution counts, no editor's
metadata. Prints the paths of those that changed.

  --check   change nothing; exit 1 if a notebook is not clean
`;

function notebookFiles(given: string[]): string[] {
  const files = given.map((file) => path.resolve(file));
  const missing = files.find((file) => !existsSync(file));
  if (missing) throw new UsageError(`there is no file ${missing}`);
  if (files.length > 0) return files;
  const names = readdirSync(notebooksFolder).filter((name) => name.endsWith(".ipynb"));
  return names.sort().map((name) => path.join(notebooksFolder, name));
}

/** Whether the file was not clean; it is, afterwards, unless this is a check. */
function clean(file: string, check: boolean): boolean {
  const text = readFileSync(file, "utf8");
  const cleaned = cleanNotebook(parseNotebook(text, file));
  if (formatNotebook(cleaned) === text) return false;
  if (!check) writeNotebook(file, cleaned);
  return true;
}

function main(args: string[]): number {
  const options = {
    check: { type: "boolean", default: false },
    help: { type: "boolean", short: "h" },
  } as const;
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  if (values.help) {
    process.stdout.write(help);
    return 0;
  }
  const unclean = notebookFiles(positionals).filter((file) => clean(file, values.check));
  for (const file of unclean) process.stdout.write(`${path.relative(process.cwd(), file)}\n`);
  if (!values.check || unclean.length === 0) return 0;
  process.stderr.write("clean-notebooks: these notebooks are not clean; run npm run clean-notebooks\n");
  return 1;
}

const command = { name: "clean-notebooks", run: "npm run clean-notebooks", theirs: [NotebookFormatError] };
runCommand(command, main);
