import { type LoadedModule, loader } from "./nodeModules";

/**
 * Lets Node load again what an interrupt has cut while it was being loaded: it would hand out the half that there is. With it goes
 * what it had loaded and what holds on to that half, in a circle. To be called while nothing is being loaded.
 */
export function forgetUnfinished(): void {
  const unfinished = Object.values(loader._cache).filter((module) => module && !module.loaded);
  if (unfinished.length === 0) return;
  const forgotten = new Set(unfinished as LoadedModule[]);
  const below = descendants(forgotten);
  for (let before = -1; before !== forgotten.size;) {
    before = forgotten.size;
    for (const module of below)
      if (module.children.some((child) => forgotten.has(child))) forgotten.add(module);
  }
  for (const { filename } of forgotten) delete loader._cache[filename];
}

/** The modules that some modules have asked for, directly or not. */
function descendants(modules: Iterable<LoadedModule>): Set<LoadedModule> {
  const found = new Set<LoadedModule>(modules);
  for (const module of found) for (const child of module.children) found.add(child);
  return found;
}
