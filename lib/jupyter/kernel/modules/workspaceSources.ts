import { readdirSync } from "node:fs";
import path from "node:path";
import { builtFrom, workspaceOf } from "./sources";

/** Every source of a workspace with the file that tsc makes of it. */
export function sourcesOf(folder: string): { source: string; built: string }[] {
  if (workspaceOf(folder)?.folder !== folder) return [];
  return listSources(folder).flatMap((source) => {
    const built = builtFrom(source);
    return built ? [{ source, built: `${built}.js` }] : [];
  });
}

function listSources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const place = path.join(folder, entry.name);
    if (entry.isDirectory()) return ["dist", "node_modules"].includes(entry.name) ? [] : listSources(place);
    return entry.name.endsWith(".ts") && !entry.name.endsWith(".d.ts") ? [place] : [];
  });
}
