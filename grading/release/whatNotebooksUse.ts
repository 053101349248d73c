import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import type { LoadedUnit } from "../checks/loadUnit";
import { notebookNames } from "../notebook/parts";
import { repositoryRoot } from "../notebook/repository";
import { importClosure } from "./packageFiles";

const inRepository = (...names: string[]): string => path.join(repositoryRoot(), ...names);

/** The modules of lib that a unit's notebooks import, with what those import. */
function modulesOf(unit: LoadedUnit): string[] {
  const barrels = notebookNames(unit).map((file) => `lib/notebook${/^\w+/.exec(file)![0]}.ts`);
  return importClosure(barrels.filter((file) => existsSync(inRepository(file))));
}

/** MuJoCo's package, 21 MB, is for the units whose notebooks have a world of MuJoCo's. */
export function unneededPackages(unit: LoadedUnit): string[] {
  return modulesOf(unit).some((file) => file.startsWith("lib/envs/mujoco/")) ? [] : ["@mujoco/mujoco"];
}

const naming = /\bdatasetFolder\("([\w-]+)"\)/g;

/** The data sets that a module's code names; what its comments name, it does not load. */
function datasetsNamedIn(source: string): string[] {
  if (source.search(naming) < 0) return [];
  const code = ts.transpile(source, { removeComments: true, target: ts.ScriptTarget.ES2022 });
  return [...code.matchAll(naming)].map(([, name]) => name);
}

/** The data sets that a unit's notebooks load by name, without what made them. */
export function datasetFiles(unit: LoadedUnit): [string, string | Uint8Array][] {
  const sources = modulesOf(unit).map((file) => readFileSync(inRepository(file), "utf8"));
  const named = sources.flatMap(datasetsNamedIn);
  const there = [...new Set(named)].filter((name) => existsSync(inRepository("datasets", name)));
  return there.flatMap((name) =>
    readdirSync(inRepository("datasets", name))
      .filter((file) => !file.endsWith(".ts"))
      .map((file): [string, Uint8Array] => {
        const place = `datasets/${name}/${file}`;
        return [place, readFileSync(inRepository(place))];
      }),
  );
}
