import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const root = path.resolve(__dirname, "../..");

const settings = {
  compilerOptions: {
    target: "ES2022",
    module: "Node16",
    moduleResolution: "Node16",
    strict: true,
    composite: true,
    sourceMap: true,
    rootDir: ".",
    outDir: "dist",
    tsBuildInfoFile: "dist/.tsbuildinfo",
    types: [],
  },
  include: ["**/*.ts"],
  exclude: ["dist"],
};

/** A course of its own in a temporary folder, with a `lib` that tests may edit and a folder `notebooks`. */
export class MiniCourse {
  readonly root = realpathSync(mkdtempSync(path.join(tmpdir(), "mini-course-")));
  readonly notebooks = path.join(this.root, "notebooks");

  /** @param files path relative to the course → content */
  constructor(files: Record<string, string>) {
    const { name, version, exports, typesVersions } = require(path.join(root, "lib/package.json"));
    this.write("lib/package.json", JSON.stringify({ name, version, exports, typesVersions }));
    this.write("lib/tsconfig.json", JSON.stringify(settings));
    mkdirSync(path.join(this.root, "node_modules"));
    mkdirSync(this.notebooks);
    symlinkSync("../lib", path.join(this.root, "node_modules/lib"));
    for (const [file, content] of Object.entries(files)) this.write(file, content);
  }

  write(file: string, content: string): void {
    const place = path.join(this.root, file);
    mkdirSync(path.dirname(place), { recursive: true });
    writeFileSync(place, content);
  }

  /** Compiles lib as `npm run build` does. */
  build(): this {
    const compiler = path.join(root, "node_modules/typescript/bin/tsc");
    const run = spawnSync(process.execPath, [compiler, "--build", "lib"], {
      cwd: this.root,
      encoding: "utf8",
    });
    if (run.status !== 0) throw new Error(run.stdout);
    return this;
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
