import { existsSync } from "node:fs";
import path from "node:path";

/** The compiled package `grading`, wherever this module itself runs from. */
export function compiledGrading(): string {
  const here = path.resolve(__dirname, "..");
  const compiled = path.basename(here) === "dist" ? here : path.join(here, "dist");
  if (!existsSync(path.join(compiled, "sandbox", "hosts", "student.js"))) {
    throw new Error(`grading is not compiled (${compiled} is missing): run "npm run build"`);
  }
  return compiled;
}

/** The folder that holds grading, lib and node_modules. */
export const courseRoot = (): string => path.resolve(compiledGrading(), "../..");
