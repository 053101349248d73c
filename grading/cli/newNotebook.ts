import { existsSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { runCommand, UsageError } from "lib/setup/shared/command";
import { writeAtomically } from "lib/setup/shared/writeAtomically";
import { layNotebook } from "../authoring/skeleton";
import { repositoryRoot } from "../notebook/repository";

const help = `Lays out a new notebook in the course's form: the notebook, what it imports, an experiment with its drawing, a first exercise
with its checks, and tests of all of it.

  npm run new-notebook -- NUMBER SLUG TITLE

  npm run new-notebook -- 03 autoencoders "Autoencoders and latent dynamics"

Nothing that is there is changed. notebooks/README.md says how a notebook is written.

Exit status: 0 laid out, 1 wrong usage, or a notebook of this number is there, 2 a failure of ours.
`;

/** A title goes into a heading and into comments. */
const isTitle = (title: string): boolean => !/[\p{Cc}\u2028\u2029]|\*\//u.test(title);

function checkName(root: string, id: string, slug: string, title: string): void {
  if (!/^\d\d$/.test(id)) throw new UsageError(`the number must be two digits, as in 03, got ${JSON.stringify(id)}`); // prettier-ignore
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug))
    throw new UsageError(`the slug must be lower-case words with hyphens, got ${JSON.stringify(slug)}`);
  if (!isTitle(title))
    throw new UsageError(`the title must be one line without "*/", got ${JSON.stringify(title)}`);
  const same = readdirSync(path.join(root, "notebooks")).find((name) => name.startsWith(`${id}-`));
  if (same !== undefined) throw new UsageError(`notebook ${id} is there: notebooks/${same}`);
}

async function main(args: string[]): Promise<number> {
  const options = { help: { type: "boolean", short: "h", default: false } } as const;
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
  if (values.help) {
    process.stdout.write(help);
    return 0;
  }
  const [id, slug, title, ...rest] = positionals;
  if (!id || !slug || !title?.trim() || rest.length > 0)
    throw new UsageError('expected a number, a slug and a title: 03 autoencoders "Autoencoders"');
  const root = repositoryRoot();
  checkName(root, id, slug, title);
  const files = Object.entries(layNotebook({ id, slug, title: title.trim() }));
  const there = files.find(([file]) => existsSync(path.join(root, file)));
  if (there) throw new UsageError(`${there[0]} is there already`);
  layAll(root, files);
  process.stdout.write(`${files.map(([file]) => `  ${file}\n`).join("")}Next: npm run notebook -- ${id}\n`);
  return 0;
}

/** All of the files, or none where one cannot be written. */
function layAll(root: string, files: [string, string][]): void {
  const written: string[] = [];
  try {
    for (const [file, content] of files) {
      writeAtomically(path.join(root, file), content);
      written.push(file);
    }
  } catch (error) {
    for (const file of written) rmSync(path.join(root, file), { force: true });
    throw error;
  }
}

runCommand({ name: "new-notebook", run: "npm run new-notebook" }, main);
