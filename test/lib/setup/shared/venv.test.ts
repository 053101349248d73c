import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Places, placesOf } from "lib/setup/shared/places";
import { ensureVenv, requirementLines, venvState } from "lib/setup/shared/venv";

const REQUIREMENTS = "# pinned\njupyterlab==4.5.11\nappnope==1.0.0 ; sys_platform == 'darwin'\n";
const HASH = createHash("sha256").update(REQUIREMENTS).digest("hex");

let root: string;
let places: Places;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "venv-"));
  places = placesOf(root);
  mkdirSync(path.dirname(places.requirements), { recursive: true });
  writeFileSync(places.requirements, REQUIREMENTS);
});
afterEach(() => rmSync(root, { recursive: true }));

function makeVenv(stamp?: object): void {
  mkdirSync(path.dirname(places.python), { recursive: true });
  writeFileSync(places.python, "");
  if (stamp) writeFileSync(path.join(places.venv, "course.json"), JSON.stringify(stamp));
}

describe("venvState", () => {
  it("is absent before the first start", () => {
    expect(venvState(places)).toBe("absent");
  });

  it("is ready when the stamp names the requirements as they are", () => {
    makeVenv({ madeBy: "npm start", requirements: HASH });
    expect(venvState(places)).toBe("ready");
  });

  it("is stale when the installation was cut off, the requirements changed or Python went away", () => {
    makeVenv({ madeBy: "npm start" });
    expect(venvState(places)).toBe("stale");
    makeVenv({ madeBy: "npm start", requirements: HASH });
    rmSync(places.python);
    expect(venvState(places)).toBe("stale");
    makeVenv({ madeBy: "npm start", requirements: HASH });
    writeFileSync(places.requirements, "jupyterlab==4.5.12\n");
    expect(venvState(places)).toBe("stale");
  });
});

describe("ensureVenv", () => {
  it("leaves a ready environment as it is, without a word", async () => {
    makeVenv({ madeBy: "npm start", requirements: HASH });
    const said: string[] = [];
    await ensureVenv(places, (line) => said.push(line));
    expect(said).toEqual([]);
  });

  it("never touches an environment that somebody else made", async () => {
    makeVenv();
    writeFileSync(path.join(places.venv, "mine.txt"), "keep");
    await expect(ensureVenv(places, () => {})).rejects.toThrow(/was not made by npm start\. Move it away/);
    expect(readFileSync(path.join(places.venv, "mine.txt"), "utf8")).toBe("keep");
  });
});

describe("requirementLines", () => {
  it("counts requirements, not comments", () => {
    expect(requirementLines(REQUIREMENTS)).toHaveLength(2);
  });
});
