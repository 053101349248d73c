import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

/** What lib computes, from the bottom to the agents. */
const mathematics = [
  "core",
  "tabular",
  "planning",
  "envs",
  "tensor",
  "nn",
  "data",
  "modelLearning",
  "models",
  "objectives",
  "agents",
].map((folder) => `lib/${folder}`);

/** What grading a submission and checking one's own notebook share. */
const gradingParts = ["checks", "notebook", "report", "sandbox"].map((folder) => `grading/${folder}`);

/** The process that runs cells; the other one, which holds the sockets, imports nothing of it. */
const cellsSide = [
  ...["cells", "compile", "errors", "interrupts", "modules"],
  ...["processTree", "snapshot", "tslab", "wire"],
].map((part) => `lib/jupyter/kernel/${part}`);

/** Modules beside the kernel that both notebooks and the process of cells need. */
const besideKernel = ["display", "widgets", "outdated", "timeLimit"].map((name) => `lib/jupyter/${name}`);

/** The files that name what a notebook imports. */
const barrels = "lib/notebookNN.ts";

/** Which folders a folder may import, besides itself: the only data of this test. Inner folders come before outer ones. */
const mayImport: Record<string, string[]> = {
  "lib/core": [],
  "lib/tabular": ["lib/core"],
  "lib/planning": ["lib/core"],
  "lib/envs": ["lib/core"],
  "lib/tensor/engines": ["lib/core", "lib/tensor", "lib/setup/shared"],
  "lib/tensor": ["lib/core"],
  "lib/nn": ["lib/core", "lib/tensor"],
  "lib/data/cli": ["lib/data", "lib/setup/shared"],
  "lib/data": ["lib/core", "lib/envs", "lib/nn", "lib/tensor"],
  "lib/modelLearning": ["lib/core", "lib/tabular", "lib/planning", "lib/envs", "lib/data"],
  "lib/models": ["lib/core", "lib/nn", "lib/tensor"],
  "lib/objectives": ["lib/core", "lib/nn", "lib/tensor"],
  "lib/agents": mathematics.filter((folder) => folder !== "lib/tabular"),
  "lib/jupyter/kernel/wire": [],
  "lib/jupyter/kernel/snapshot": ["lib/jupyter/kernel/tslab"],
  "lib/jupyter/kernel/process": ["processTree", "snapshot", "wire"].map(
    (part) => `lib/jupyter/kernel/${part}`,
  ),
  "lib/jupyter/kernel/protocol": [
    ...["process", "tslab", "wire"].map((part) => `lib/jupyter/kernel/${part}`),
    ...["writeAtomically", "language"].map((name) => `lib/jupyter/${name}`),
  ],
  ...Object.fromEntries(
    ["cells", "compile", "errors", "interrupts", "modules"].map((folder) => [
      `lib/jupyter/kernel/${folder}`,
      [...cellsSide, ...besideKernel, "lib/setup/shared", "lib/core"],
    ]),
  ),
  "lib/jupyter/display": ["lib/core"],
  "lib/jupyter/widgets": ["lib/core", "lib/jupyter/display", "lib/jupyter/kernel/errors"],
  "lib/jupyter/teaching": ["lib/core", "lib/jupyter/display", "lib/jupyter/widgets"],
  "lib/jupyter/page": [
    ...["display", "widgets", "notebook", "folded", "solutionMarkers"].map((name) => `lib/jupyter/${name}`),
    "lib/core",
    "lib/setup/shared",
  ],
  "lib/jupyter": ["lib/core", "lib/setup/shared"],
  "lib/setup/shared": [],
  "lib/setup/jupyter": ["lib/setup/shared"],
  "lib/setup/gymnasium": ["lib/setup/shared"],
  "lib/setup/tensors": ["lib/setup/shared", "lib/tensor"],
  "lib/setup": [],
  "lib/play": ["lib/core", "lib/envs", "lib/jupyter", "lib/setup/gymnasium", "lib/setup/shared"],
  "lib/train": [
    ...mathematics.filter((folder) => folder !== "lib/tabular"),
    "lib/jupyter",
    "lib/setup/gymnasium",
    "lib/setup/shared",
  ],
  "lib/experiments": [...mathematics, "lib/jupyter"],
  [barrels]: ["lib"],
  "grading/sandbox/hosts": ["grading/sandbox", "grading/checks", "grading/notebook"],
  "grading/sandbox": ["lib/core"],
  "grading/notebook": ["lib/jupyter"],
  "grading/report": ["grading/sandbox", "lib/jupyter"],
  "grading/checks": [...mathematics, "grading/report", "grading/sandbox"],
  "grading/exercises": [...mathematics, "lib/experiments", "grading/checks"],
  "grading/authoring": ["lib/jupyter"],
  "grading/grade": [...gradingParts, "lib/jupyter", "lib/setup/shared"],
  "grading/selfCheck": [...gradingParts, "grading/grade", "lib/jupyter", "lib/setup/shared"],
  "grading/release": [...gradingParts, "grading/grade", "grading/selfCheck", "lib/core", "lib/jupyter"],
  grading: ["lib"],
  datasets: [...mathematics, "lib/jupyter", "lib/train"],
  test: ["lib", "grading"],
};

/** The folders that may read and write files; the mathematics also runs in a browser. */
const mayUseFiles = [
  ...["data", "envs/gymnasium", "jupyter", "setup", "tensor/engines", "train"].map(
    (folder) => `lib/${folder}`,
  ),
  "datasets",
  "grading",
  "test",
];

const root = path.resolve(__dirname, "..");

/** All TypeScript files below a folder, as paths from the root. */
function sources(folder: string): string[] {
  if (!existsSync(path.join(root, folder))) return [];
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return ["dist", "node_modules"].includes(entry.name) ? [] : sources(name);
    return name.endsWith(".ts") && !name.endsWith(".d.ts") ? [name] : [];
  });
}

const isWithin = (name: string, folder: string) => name === folder || name.startsWith(`${folder}/`);

/** What a file imports, requires or loads: paths from the root where the target is ours, else as written. */
function importsOf(file: string): string[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(path.join(root, file), "utf8"), true, true);
  return importedFiles.map(({ fileName }) =>
    fileName.startsWith(".") ? path.posix.join(path.posix.dirname(file), fileName) : fileName,
  );
}

const files = ["lib", "grading", "datasets", "test"].flatMap(sources);
const imports = new Map(files.map((file) => [file, importsOf(file)]));
const ours = (target: string) => /^(lib|grading|datasets|notebooks|test)\//.test(target);

/** The row of the table for a file, or the file itself if no row has it. */
const folderOf = (file: string): string =>
  /^lib\/notebook\d\dx?\.ts$/.test(file)
    ? barrels
    : (Object.keys(mayImport).find((folder) => isWithin(file, folder)) ?? file);

describe("folders", () => {
  it("import only what the table allows them", () => {
    const offences = files.flatMap((file) => {
      const folder = folderOf(file);
      const allowed = [folder, ...(mayImport[folder] ?? [])];
      return (imports.get(file) ?? [])
        .filter((target) => ours(target) && !allowed.some((other) => isWithin(target, other)))
        .map(
          (target) =>
            `${file} imports ${target}; ${folder} may import ${allowed.slice(1).join(", ") || "nothing"}`,
        );
    });
    expect(offences).toEqual([]);
  });

  it("are all in the table", () => {
    expect(files.filter((file) => !(folderOf(file) in mayImport))).toEqual([]);
  });

  it("use files only where data, notebooks and grading are handled", () => {
    const offences = files
      .filter((file) => !mayUseFiles.some((folder) => isWithin(file, folder)))
      .flatMap((file) =>
        (imports.get(file) ?? [])
          .filter((target) => /^(node:)?fs(\/|$)/.test(target))
          .map((target) => `${file} imports ${target}; only ${mayUseFiles.join(", ")} may`),
      );
    expect(offences).toEqual([]);
  });

  it("import TensorFlow.js through lib/tensor only", () => {
    const offences = files.filter(
      (file) =>
        !isWithin(file, "lib/tensor") && (imports.get(file) ?? []).some((t) => t.startsWith("@tensorflow/")),
    );
    expect(offences).toEqual([]);
  });

  it("reach tslab, in the kernel, through kernel/tslab only", () => {
    const kernel = "lib/jupyter/kernel";
    const offences = files.filter(
      (file) =>
        isWithin(file, kernel) &&
        file !== `${kernel}/tslab.ts` &&
        (imports.get(file) ?? []).some((target) => /^@?tslab(\/|$)/.test(target)),
    );
    expect(offences).toEqual([]);
  });

  it("have no import cycles", () => {
    const resolve = (target: string) =>
      [`${target}.ts`, target, `${target}/index.ts`].find((name) => imports.has(name));
    const cycles: string[] = [];
    const done = new Set<string>();
    const visit = (file: string, trail: string[]) => {
      if (trail.includes(file)) cycles.push([...trail.slice(trail.indexOf(file)), file].join(" → "));
      if (trail.includes(file) || done.has(file)) return;
      for (const target of imports.get(file) ?? []) {
        const next = resolve(target);
        if (next) visit(next, [...trail, file]);
      }
      done.add(file);
    };
    for (const file of files) visit(file, []);
    expect(cycles).toEqual([]);
  });

  it("have no barrel files but the notebooks', and no folders of leftovers", () => {
    const leftovers = /(^|\/)(utils?|common|helpers?|misc|types)(\/|\.ts$)|\/index\.ts$/;
    expect(files.filter((file) => leftovers.test(file))).toEqual([]);
  });
});

describe("experiments", () => {
  it("are for notebooks, grading and tests only, and each notebook's are in a folder of its name", () => {
    const allowed = Object.keys(mayImport).filter((folder) =>
      mayImport[folder].some((other) => isWithin("lib/experiments", other)),
    );
    expect(allowed).toEqual([barrels, "grading/exercises", "grading", "test"]);
    const notebooks = readdirSync(path.join(root, "notebooks")).map((name) => path.parse(name).name);
    const folders = files
      .filter((file) => isWithin(file, "lib/experiments"))
      .map((file) => file.split("/")[2]);
    expect([...new Set(folders)].filter((folder) => !notebooks.includes(folder))).toEqual([]);
  });
});

describe("the test itself", () => {
  it("sees the files and the imports that are there", () => {
    expect(imports.get("lib/tabular/evalPolicy.ts")).toEqual(["lib/core/linearSolve", "lib/tabular/mdp"]);
    expect(imports.get("test/architecture.test.ts")).toContain("node:fs");
  });
});
