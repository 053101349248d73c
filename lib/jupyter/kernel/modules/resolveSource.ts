import { realpathSync, statSync } from "node:fs";
import path from "node:path";
import { builtFrom, isInstalled, sourceOf } from "./sources";

const isFile = (file: string): boolean => statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;

/** TypeScript's order: a source goes before a script of the same name. */
const extensions = [".ts", ".tsx", ".js", ".jsx", ".json"];

/** The TypeScript file that an import without extension, with `.js` for `.ts`, or of a folder means; null where there is none. */
function scriptAt(place: string): string | null {
  const stem = place.replace(/\.jsx?$/, "");
  const candidates = [
    ...(stem === place ? [] : [`${stem}.ts`, `${stem}.tsx`]),
    ...extensions.map((extension) => place + extension),
    ...(isFile(place) ? [place] : []),
    ...extensions.map((extension) => path.join(place, `index${extension}`)),
  ];
  return candidates.find(isFile) ?? null;
}

/** Whether a file of a workspace's `dist` has a source, also where it was not compiled yet. */
const isToBeBuilt = (file: string): boolean => ![null, file].includes(sourceOf(file));

/**
 * The file that a relative or absolute import of our own code means: a source of a workspace stands for what is built of it.
 * @param folder of the importing file
 * @returns null where Node's own rules shall decide
 */
export function resolveScript(request: string, folder: string): string | null {
  if (isInstalled(folder + path.sep)) return null;
  const place = path.resolve(folder, request);
  const built = builtFrom(place) ?? builtFrom(path.join(place, "index"));
  if (built) return `${built}.js`;
  if (isToBeBuilt(`${place.replace(/\.js$/, "")}.js`)) return `${place.replace(/\.js$/, "")}.js`;
  const script = /\.(ts|tsx|json|node|mjs|cjs)$/.test(place) ? null : scriptAt(place);
  return script && realpathSync(script);
}

/**
 * The file of a workspace module that is not built yet, such as "lib/core/new" just after it was written.
 * @param folders in which packages are looked for
 */
export function resolveUnbuilt(request: string, folders: readonly string[]): string | null {
  const [name, ...rest] = request.split("/");
  for (const folder of folders) {
    const link = path.join(folder, name);
    if (!statSync(link, { throwIfNoEntry: false })?.isDirectory()) continue;
    const built = builtFrom(path.join(realpathSync(link), ...rest));
    return built && `${built}.js`;
  }
  return null;
}
