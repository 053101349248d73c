import { spawnSync } from "node:child_process";
import path from "node:path";

const root = path.resolve(__dirname, "../../../..");
const { scripts } = require(path.join(root, "package.json")) as { scripts: Record<string, string> };

/** The command of package.json without the build that may precede it. */
function run(name: string, ...args: string[]) {
  const script = /ts-node (\S+)$/.exec(scripts[name] as string)?.[1] as string;
  const command = ["node_modules/ts-node/dist/bin.js", script, ...args];
  return spawnSync(process.execPath, command, { cwd: root, encoding: "utf8", timeout: 120_000 });
}

/** Each command, and a mistake that it finds in its arguments with what it says. */
const commands: [string, string[], RegExp][] = [
  ["start", ["--port", "x"], /^npm start: --port must be a whole number from 1 to 65535, got x\n$/],
  ["doctor", ["01"], /^npm run doctor: Unexpected argument '01'\..*--help\n$/],
  ["setup:tensors", ["--offline"], /^npm run setup:tensors: Option '--offline <value>' argument missing\. /],
  ["setup:gymnasium", ["now"], /^npm run setup:gymnasium: Unexpected argument 'now'\..*--help\n$/],
  [
    "notebook",
    ["--timeout", "0", "01"],
    /^notebook: --timeout must be a positive number of seconds, got 0\n$/,
  ],
  ["clean-notebooks", ["none.ipynb"], /^clean-notebooks: there is no file \S+none\.ipynb\n$/],
  ["check", ["77"], /^check: There are no exercises for notebook "77"; .*\n$/],
  ["grade", ["none", "--notebook", "01"], /^grade: none does not exist: give a notebook, .*\n$/],
  ["release", [], /^release: Say which notebook: npm run release -- 01\n$/],
];

describe("every command", () => {
  it.each(commands)(
    "%s prints its help, and ends with 1 and one sentence for a mistake",
    (name, wrong, words) => {
      const help = run(name, "--help");
      expect({ status: help.status, stderr: help.stderr }).toEqual({ status: 0, stderr: "" });
      expect(help.stdout).toMatch(/npm (run )?[\w:-]+/);
      const unknown = run(name, "--nonsense");
      expect(unknown).toMatchObject({ status: 1, stdout: "" });
      expect(unknown.stderr).toMatch(/^[\w:\- ]+: Unknown option '--nonsense'\. See npm \S+.* -- --help\n$/);
      const mistake = run(name, ...wrong);
      expect(mistake.stderr).toMatch(words);
      expect(mistake.status).toBe(1);
    },
  );
});
