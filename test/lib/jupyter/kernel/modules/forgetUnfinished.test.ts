import { forgetUnfinished } from "lib/jupyter/kernel/modules/forgetUnfinished";
import { type LoadedModule, loader } from "lib/jupyter/kernel/modules/nodeModules";

interface Fake {
  filename: string;
  loaded: boolean;
  children: Fake[];
}

/** Puts modules into Node's memory: by name what each has asked for; a "!" marks one that was cut. */
function remember(modules: Record<string, string[]>): string[] {
  const all = new Map<string, Fake>();
  for (const name of Object.keys(modules))
    all.set(name.replace("!", ""), {
      filename: name.replace("!", ""),
      loaded: !name.endsWith("!"),
      children: [],
    });
  for (const [name, children] of Object.entries(modules))
    all.get(name.replace("!", ""))!.children = children.map((child) => all.get(child)!);
  for (const [filename, module] of all) loader._cache[filename] = module as unknown as LoadedModule;
  return [...all.keys()];
}

/** Those that are still there. */
function left(modules: Record<string, string[]>): string[] {
  const names = remember(modules);
  forgetUnfinished();
  const there = names.filter((name) => loader._cache[name]);
  for (const name of names) delete loader._cache[name];
  return there;
}

describe("forgetUnfinished", () => {
  it("forgets a module that was cut, and keeps what it had loaded whole", () => {
    expect(left({ "/cut!": ["/whole"], "/whole": [], "/other": [] })).toEqual(["/whole", "/other"]);
  });

  it("forgets what holds on to the half, in a circle, and what holds on to that", () => {
    expect(left({ "/cut!": ["/a"], "/a": ["/b"], "/b": ["/cut", "/c"], "/c": [] })).toEqual(["/c"]);
  });

  it("touches nothing where all were loaded to their end", () => {
    expect(left({ "/a": ["/b"], "/b": ["/a"] })).toEqual(["/a", "/b"]);
  });
});
