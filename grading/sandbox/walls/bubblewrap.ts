import { existsSync, lstatSync, readlinkSync } from "node:fs";
import type { Limits } from "../limits";

/** A host path that the sandbox shows read-only under another name. */
export interface Bind {
  host: string;
  inside: string;
}

/** The only environment that student code sees. */
export const environment: Record<string, string> = {
  PATH: "/usr/bin:/bin",
  LANG: "C.UTF-8",
  TZ: "UTC",
  HOME: "/tmp",
};

/** The system's folders of programs and libraries: /usr, and what stands beside it as a link or a folder. */
function systemFolders(): string[] {
  return ["/bin", "/sbin", "/lib", "/lib32", "/lib64"].filter(existsSync).flatMap((folder) => {
    return lstatSync(folder).isSymbolicLink()
      ? ["--symlink", readlinkSync(folder), folder]
      : ["--ro-bind", folder, folder];
  });
}

/**
 * The policy, as options of bubblewrap: every namespace of its own, nothing to write but a small /tmp, no privileges, no environment.
 * They are passed through a descriptor (`--args`), since the sandbox can read the command line.
 * @param seen the environment
 */
export function bubblewrapOptions(binds: Bind[], limits: Limits, seen = environment): string[] {
  return [
    "--unshare-all",
    "--unshare-user",
    "--disable-userns",
    "--die-with-parent",
    "--new-session",
    "--clearenv",
    ...Object.entries(seen).flatMap(([name, value]) => ["--setenv", name, value]),
    "--hostname",
    "sandbox",
    "--cap-drop",
    "ALL",
    "--ro-bind",
    "/usr",
    "/usr",
    ...systemFolders(),
    "--proc",
    "/proc",
    "--dev",
    "/dev",
    "--remount-ro",
    "/dev",
    "--size",
    `${limits.diskBytes}`,
    "--tmpfs",
    "/tmp",
    ...binds.flatMap(({ host, inside }) => ["--ro-bind", host, inside]),
    "--remount-ro",
    "/",
    "--chdir",
    "/tmp",
  ];
}
