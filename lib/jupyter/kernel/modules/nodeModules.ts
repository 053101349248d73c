import Module from "node:module";

/** A CommonJS module as Node keeps it. */
export interface LoadedModule extends NodeJS.Module {
  children: LoadedModule[];
  _compile(code: string, filename: string): void;
}

/** The parts of Node's CommonJS loader that tools such as ts-node build on; Node's own types leave them out. */
export interface Loader {
  _cache: Record<string, LoadedModule | undefined>;
  _extensions: Record<string, (module: LoadedModule, filename: string) => void>;
  _load(request: string, parent?: LoadedModule | null, ...rest: unknown[]): unknown;
  _resolveFilename(request: string, parent?: LoadedModule | null, ...rest: unknown[]): string;
  _nodeModulePaths(folder: string): string[];
}

/** Node's CommonJS loader. */
export const loader = Module as unknown as Loader;
