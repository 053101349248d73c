import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const root = path.resolve(__dirname, "..");
const read = (file: string) => readFileSync(path.join(root, file), "utf8");

const readmes = [
  "README.md",
  "datasets/README.md",
  "lib/README.md",
  "lib/jupyter/README.md",
  "lib/tensor/README.md",
  "grading/README.md",
  "notebooks/README.md",
  "test/README.md",
];

/** The anchor that GitHub gives a heading. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, "")
    .replaceAll(" ", "-");

const headingsOf = (file: string) => [...read(file).matchAll(/^#+ (.+)$/gm)].map(([, heading]) => heading);

/** What is wrong with a link of a page. */
function faultOf(page: string, link: string): string | undefined {
  const [target, anchor] = link.split("#");
  const file = target === "" ? page : path.posix.join(path.posix.dirname(page), target);
  if (!existsSync(path.join(root, file))) return `${page}: ${link} leads nowhere`;
  if (anchor === undefined || headingsOf(file).map(anchorOf).includes(anchor)) return undefined;
  return `${page}: ${link} names no heading of ${file}`;
}

/** Folders with sources in them. */
const foldersIn = (parent: string) =>
  readdirSync(path.join(root, parent), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !["dist", "node_modules"].includes(entry.name))
    .map(({ name }) => `${parent}/${name}/`);

describe("the READMEs", () => {
  it.each(readmes)("link only to what is there: %s", (page) => {
    const links = [...read(page).matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map(([, link]) => link);
    expect(links.flatMap((link) => faultOf(page, link) ?? [])).toEqual([]);
  });

  it("are all reached from the first", () => {
    const first = read("README.md");
    expect(readmes.slice(1).filter((page) => !first.includes(`](${page}`))).toEqual([]);
  });

  it("name every folder of lib and grading in the map, and no other", () => {
    const named = [...read("README.md").matchAll(/^\| `((?:lib|grading)\/[^`]+)`/gm)].map(
      ([, folder]) => folder,
    );
    expect(named.sort()).toEqual([...foldersIn("lib"), ...foldersIn("grading")].sort());
  });

  it("tell a newcomer the whole in at most 900 words before the licence", () => {
    const [text] = read("README.md").split("## Licence");
    expect(text.split(/\s+/).length).toBeLessThanOrEqual(900);
  });

  it("name only commands that package.json has", () => {
    const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
    const named = readmes.flatMap((page) => [...read(page).matchAll(/npm run (?:-s |--silent )?([\w:-]+)/g)]);
    expect(named.map(([, script]) => script).filter((script) => !(script in scripts))).toEqual([]);
    const told = readmes.map(read).join();
    const own = ["build", "lint", "lint:rules", "lint:format", "format", "typecheck", "start", "test"];
    expect(Object.keys(scripts).filter((script) => !told.includes(script) && !own.includes(script))).toEqual(
      [],
    );
  });
});
