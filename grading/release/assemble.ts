import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { formatNotebook, type Notebook, readNotebook } from "lib/jupyter/notebook";
import { type LoadedUnit, loadUnit } from "../checks/loadUnit";
import { solutionLines } from "lib/jupyter/solutionMarkers";
import { notebookNames } from "../notebook/parts";
import { repositoryRoot } from "../notebook/repository";
import { stripNotebook } from "../notebook/strip";
import { stripLibSource } from "../notebook/stripLib";
import { releasedNotebook } from "../selfCheck/exercisePlaces";
import { findSymptoms } from "../selfCheck/symptoms";
import type { Secrets } from "./findLeaks";
import { importClosure, isSecret, type PackageFiles, sourceFiles } from "./packageFiles";
import { type LockFile, studentLock, studentManifest } from "./studentManifest";
import { studentReadme } from "./studentReadme";
import { datasetFiles, unneededPackages } from "./whatNotebooksUse";

const read = (file: string): string => readFileSync(path.join(repositoryRoot(), file), "utf8");

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** Modules of grading that a student's package starts from. */
function gradingRoots(unit: LoadedUnit): string[] {
  const parts = unit.exercises.map(({ id }) => `grading/exercises/${unit.id}/${id}/public.ts`);
  const hosts = ["student", "prepare"].map((name) => `grading/sandbox/hosts/${name}.ts`);
  return [
    "grading/check.ts",
    "grading/cli/check.ts",
    `grading/exercises/${unit.id}/unit.ts`,
    ...hosts,
    ...parts,
  ];
}

/** TypeScript's settings without what only development asks for; a library without answers has parameters that nobody uses. */
function studentTsconfig(): string {
  const config = JSON.parse(read("tsconfig.json")) as { compilerOptions: Record<string, unknown> } & Record<
    string,
    unknown
  >;
  const {
    noUnusedLocals: _locals,
    noUnusedParameters: _parameters,
    ...compilerOptions
  } = config.compilerOptions;
  return json({
    ...config,
    compilerOptions: { ...compilerOptions, types: ["node"] },
    include: ["lib", "grading"],
  });
}

function manifestFiles(unit: LoadedUnit): [string, string][] {
  const own = JSON.parse(read("package.json")) as Record<string, unknown>;
  const manifest = studentManifest(own, unneededPackages(unit));
  const lock = studentLock(JSON.parse(read("package-lock.json")) as LockFile, manifest);
  return [
    ["package.json", json(manifest)],
    ["package-lock.json", json(lock)],
  ];
}

/** The masters of a unit. */
const mastersOf = (unit: LoadedUnit): { file: string; master: Notebook }[] =>
  notebookNames(unit).map((file) => ({
    file,
    master: readNotebook(path.join(repositoryRoot(), "notebooks", file)),
  }));

const titleOf = ({ cells }: Notebook): string => /^# (.+)$/m.exec(cells[0]?.source ?? "")?.[1] ?? "Notebook";

/** Pictures in notebooks/figures/ that the notebook shows. */
function figuresOf({ cells }: Notebook): [string, Uint8Array][] {
  const named = cells.flatMap(({ source }) =>
    [...source.matchAll(/figures\/[\w.-]+/g)].map(([name]) => name),
  );
  const root = path.join(repositoryRoot(), "notebooks");
  const there = [...new Set(named)].filter((name) => existsSync(path.join(root, name)));
  return there.map((name) => [`notebooks/${name}`, readFileSync(path.join(root, name))]);
}

/** The library without the answers of this and later units. */
function libraryFiles(unit: string): [string, string | Uint8Array][] {
  return sourceFiles("lib").map((file) => {
    if (!file.endsWith(".ts")) return [file, readFileSync(path.join(repositoryRoot(), file))];
    return [file, stripLibSource(read(file), unit, file)];
  });
}

/** The symptoms of each exercise's known mistakes, on one line each: data, not to be read. */
async function symptomFiles(unit: LoadedUnit): Promise<[string, string][]> {
  const { reference } = unit;
  if (!reference)
    throw new Error(
      `grading/exercises/${unit.id} has no reference.ts: only the master repository can release`,
    );
  return Promise.all(
    unit.exercises.map(async (exercise) => {
      const symptoms = await findSymptoms(exercise, reference);
      return [
        `grading/exercises/${unit.id}/${exercise.id}/symptoms.json`,
        `${JSON.stringify(symptoms)}\n`,
      ] as [string, string];
    }),
  );
}

/**
 * The files of a student's package, sorted by name.
 * @param unitId "01"
 * @throws MarkerError if solution markers do not pair up; RangeError for an unknown unit
 */
export async function assemblePackage(unitId: string): Promise<PackageFiles> {
  const unit = loadUnit(unitId);
  const notebooks = mastersOf(unit).map(({ file, master }) => ({ file, notebook: stripNotebook(master) }));
  const names = notebooks.map(({ file }) => file);
  const facts = { unit: unit.id, notebooks: names, title: titleOf(notebooks[0]?.notebook as Notebook) };
  const exercises = unit.exercises.map(({ id }) => id);
  const grading = importClosure(gradingRoots(unit)).map((file): [string, string] => [file, read(file)]);
  const plain = [".npmrc", ".gitignore", "LICENSE", "lib/README.md"].filter((file) =>
    existsSync(path.join(repositoryRoot(), file)),
  );
  const files: [string, string | Uint8Array][] = [
    ...libraryFiles(unit.id),
    ...grading,
    ...(await symptomFiles(unit)),
    ...notebooks.flatMap(({ file, notebook }): [string, string | Uint8Array][] => [
      ...figuresOf(notebook),
      [releasedNotebook("", unit.id, file), formatNotebook(notebook)],
      [`notebooks/${file}`, formatNotebook(notebook)],
    ]),
    ...datasetFiles(unit),
    ...manifestFiles(unit),
    ...plain.map((file): [string, string] => [file, read(file)]),
    ["grading/package.json", read("grading/package.json")],
    ["grading/tsconfig.json", read("grading/tsconfig.json")],
    ["tsconfig.json", studentTsconfig()],
    ["README.md", studentReadme({ ...facts, exercises })],
  ];
  return new Map(files.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The lines of a source outside its solution regions. */
function openPart(source: string, where: string): string {
  const secret = new Set(solutionLines(source, where).map(({ line }) => line));
  return source
    .split("\n")
    .filter((_, i) => !secret.has(i))
    .join("\n");
}

/** What a release of a unit must keep to itself, read from the master repository. */
export function secretsOf(unitId: string): Secrets {
  const unit = loadUnit(unitId);
  const { exercises } = unit;
  const sources = [
    ...mastersOf(unit).flatMap(({ file, master }) =>
      master.cells.map(({ source }, i) => ({ source, where: `notebooks/${file}, cell ${i + 1}` })),
    ),
    ...sourceFiles("lib")
      .filter((file) => file.endsWith(".ts"))
      .map((file) => ({ source: stripEarlier(read(file), unitId), where: file })),
  ];
  const modules = sourceFiles("grading").filter((file) => file.endsWith(".ts"));
  const secretModules = modules.filter(isSecret);
  return {
    lines: [
      ...sources.flatMap(({ source, where }) =>
        solutionLines(source, where).map(({ text }) => ({ text, from: `a solution (${where})` })),
      ),
      ...secretModules.flatMap((file) =>
        read(file)
          .split("\n")
          .map((text) => ({ text, from: file })),
      ),
    ],
    open: [
      ...sources.map(({ source, where }) => openPart(source, where)),
      ...modules.filter((file) => !isSecret(file)).map(read),
      JSON.stringify(exercises.flatMap(({ misconceptions }) => misconceptions.map(({ hint }) => hint))),
    ],
  };
}

/** A library source in which the answers of earlier units are no secrets. */
function stripEarlier(source: string, unit: string): string {
  const lines = source.split("\n");
  let open = false;
  const kept = lines.filter((line) => {
    const begin = /BEGIN SOLUTION (\d\d)\./.exec(line);
    if (begin && (begin[1] as string) < unit) return !(open = true);
    if (open && /END SOLUTION/.test(line)) return (open = false);
    return true;
  });
  return kept.join("\n");
}
