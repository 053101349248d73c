import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Places } from "../shared/places";
import { BINDING, STDERR_ADDON } from "./nativeFiles";
import { failureOf, runProgram } from "../shared/runProgram";
import { SetupError } from "../shared/setupError";
import { STDERR_SOURCE } from "./stderrSource";

/** The command that installs a compiler, by platform. */
export function howToGetCompiler(platform: NodeJS.Platform = process.platform): string {
  if (platform === "darwin") return "xcode-select --install";
  return "sudo apt-get install g++ (Debian, Ubuntu) or sudo dnf install gcc-c++ (Fedora)";
}

/** On a Mac without the command line tools, asking the compiler for its version would open a window. */
async function hasCommandLineTools(): Promise<boolean> {
  return (await runProgram("xcode-select", ["-p"], { limitMs: 20_000 })).code === 0;
}

/**
 * A C++ compiler: the one of the variable CXX, else g++, clang++ or c++.
 * @returns program and leading arguments
 * @throws SetupError with the command that installs one
 */
export async function findCompiler(
  env: NodeJS.ProcessEnv = process.env,
  platform = process.platform,
): Promise<string[]> {
  const own = env.CXX?.trim() ? [env.CXX.trim().split(/\s+/)] : [];
  const usable = platform !== "darwin" || (await hasCommandLineTools());
  for (const command of usable ? [...own, ["g++"], ["clang++"], ["c++"]] : []) {
    const [program, ...leading] = command as [string];
    const run = await runProgram(program, [...leading, "--version"], { limitMs: 20_000, env });
    if (run.code === 0) return command;
  }
  throw new SetupError(`A C++ compiler is needed and there is none. Run: ${howToGetCompiler(platform)}`);
}

/** The libraries of a build that the binding is linked with, the names that the loader will look for. */
function librariesOf(build: string, platform: NodeJS.Platform): string[] {
  const lib = path.join(build, "deps", "lib");
  const named = (part: string) =>
    platform === "darwin" ? `libtensorflow${part}.2.dylib` : `libtensorflow${part}.so.2`;
  const core = ["_cc", ""].map((part) => path.join(lib, named(part))).find(existsSync);
  const framework = path.join(lib, named("_framework"));
  if (core && existsSync(framework)) return [core, framework];
  throw new SetupError(`${lib} does not hold TensorFlow's C library for ${platform}.`);
}

/** The arguments for any addon: the kind of result, and the headers of Node. */
function addonArguments(places: Places, platform: NodeJS.Platform): string[] {
  const apple = platform === "darwin" ? ["-undefined", "dynamic_lookup"] : [];
  const flags = [
    "-shared",
    "-fPIC",
    "-O2",
    "-std=c++17",
    "-w",
    "-DNAPI_VERSION=8",
    "-DBUILDING_NODE_EXTENSION",
  ];
  return [...flags, ...apple, "-I", path.join(places.modules, "node-api-headers", "include")];
}

/** The arguments of the compiler; the libraries are found relative to the binding, wherever the build is moved. */
export function compilerArguments(places: Places, build: string, platform = process.platform): string[] {
  const sources = ["tfjs_backend.cc", "tfjs_binding.cc"].map((name) =>
    path.join(places.tensorPackage, "binding", name),
  );
  const includes = [path.join(build, "deps", "include"), path.dirname(places.tensorPackage)];
  const origin = platform === "darwin" ? "@loader_path" : "$ORIGIN";
  return [
    ...addonArguments(places, platform),
    ...includes.flatMap((folder) => ["-I", folder]),
    "-o",
    path.join(build, BINDING),
    ...sources,
    ...librariesOf(build, platform),
    `-Wl,-rpath,${origin}/../../deps/lib`,
  ];
}

/**
 * Compiles tfjs-node's native binding against the library of a build, in about 12 s, and the addon that keeps it from printing.
 * @param build holds deps/lib and deps/include and gets the binding
 * @throws SetupError with the compiler's last line
 */
export async function compileBinding(
  compiler: readonly string[],
  places: Places,
  build: string,
): Promise<void> {
  mkdirSync(path.dirname(path.join(build, BINDING)), { recursive: true });
  await compile(compiler, compilerArguments(places, build));
  const source = path.join(build, "stderr.cc");
  writeFileSync(source, STDERR_SOURCE);
  const output = ["-o", path.join(build, STDERR_ADDON), source];
  await compile(compiler, [...addonArguments(places, process.platform), ...output]);
  rmSync(source);
}

async function compile(compiler: readonly string[], args: readonly string[]): Promise<void> {
  const [program, ...leading] = compiler as [string];
  const run = await runProgram(program, [...leading, ...args], { limitMs: 600_000 });
  if (run.code === 0) return;
  const error = /error: (.+)/.exec(run.output)?.[1] ?? failureOf(run);
  throw new SetupError(`${program} could not compile the binding: ${error}`);
}
