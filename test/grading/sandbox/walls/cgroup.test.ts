import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createCgroup, findCgroupHome } from "grading/sandbox/walls/cgroup";

/** A folder tree as the kernel shows it; real limits are tested with the sandbox. */
function tree(files: Record<string, string>): string {
  const root = mkdtempSync(path.join(tmpdir(), "cgroup-"));
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), content);
  }
  return root;
}

const roots: string[] = [];
const rooted = (files: Record<string, string>): string => {
  const root = tree(files);
  roots.push(root);
  return root;
};
afterAll(() => roots.forEach((root) => rmSync(root, { recursive: true })));

describe("findCgroupHome", () => {
  it("finds nothing where no controller is offered", () => {
    expect(findCgroupHome(rooted({ "cgroup.subtree_control": "" }), "0::/\n")).toBeUndefined();
  });

  it("asks no group above the root of the tree", () => {
    expect(findCgroupHome(rooted({}), "0::/../../..\n")).toBeUndefined();
  });
});

describe("createCgroup", () => {
  it("writes the limits of version 2 to one folder", () => {
    const root = rooted({});
    const home = { version: 2 as const, folders: { memory: root, pids: root } };
    const group = createCgroup(home, "x", { memoryBytes: 1000, pids: 7 });
    const folder = path.join(root, "grading-x");
    expect(readFileSync(path.join(folder, "memory.max"), "utf8")).toBe("1000");
    expect(readFileSync(path.join(folder, "pids.max"), "utf8")).toBe("7");
    expect(group.procs).toEqual([path.join(folder, "cgroup.procs")]);
  });

  it("writes the limits of version 1 to a folder for each controller", () => {
    const root = rooted({ "memory/tasks": "", "pids/tasks": "" });
    const home = { version: 1 as const, folders: { memory: `${root}/memory`, pids: `${root}/pids` } };
    const group = createCgroup(home, "x", { memoryBytes: 1000, pids: 7 });
    expect(readFileSync(`${root}/memory/grading-x/memory.limit_in_bytes`, "utf8")).toBe("1000");
    expect(readFileSync(`${root}/pids/grading-x/pids.max`, "utf8")).toBe("7");
    expect(group.procs).toHaveLength(2);
  });

  it("tells by the kernel's counter whether memory ran out, and who is in the group", () => {
    const root = rooted({});
    const group = createCgroup({ version: 2, folders: { memory: root, pids: root } }, "x", {
      memoryBytes: 1,
      pids: 1,
    });
    const folder = path.join(root, "grading-x");
    writeFileSync(path.join(folder, "memory.events"), "oom 1\noom_kill 0\n");
    expect(group.outOfMemory()).toBe(false);
    writeFileSync(path.join(folder, "memory.events"), "oom 1\noom_kill 2\n");
    expect(group.outOfMemory()).toBe(true);
    writeFileSync(path.join(folder, "cgroup.procs"), "12\n34\n");
    expect(group.members()).toEqual([12, 34]);
  });

  it("leaves nothing behind where a limit cannot be set", () => {
    const root = rooted({ "memory/grading-y/kept": "" });
    const home = { version: 1 as const, folders: { memory: `${root}/memory`, pids: `${root}/absent` } };
    expect(() => createCgroup(home, "x", { memoryBytes: 1, pids: 1 })).toThrow("ENOENT");
    expect(readdirSync(`${root}/memory`)).toEqual(["grading-y"]);
  });
});
