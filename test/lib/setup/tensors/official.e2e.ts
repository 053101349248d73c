import { execFileSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { filesBelow } from "lib/setup/shared/folders";
import { areReachable, installOfficially, officialFiles } from "lib/setup/tensors/official";
import { findPlaces, type Places } from "lib/setup/shared/places";
import { silentReporter } from "lib/setup/shared/reporter";
import { needs } from "../../../support/needs";

const onLinux = { platform: "linux", arch: "x64", env: {} } as const;

let folder: string;
let server: Server;
let host: string;
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "a mirror-"));
  server = createServer((request, response) => {
    if (request.url === "/silent") return;
    try {
      const body = readFileSync(path.join(folder, request.url as string));
      response
        .writeHead(200, { "Content-Length": body.length })
        .end(request.method === "HEAD" ? undefined : body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  host = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true });
});

/** Packs files as the mirror offers them. */
function offer(archive: string, files: Record<string, string>, links: Record<string, string> = {}): void {
  const source = mkdtempSync(path.join(folder, "source-"));
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(source, file)), { recursive: true });
    writeFileSync(path.join(source, file), content);
  }
  for (const [file, target] of Object.entries(links)) symlinkSync(target, path.join(source, file));
  mkdirSync(path.dirname(path.join(folder, archive)), { recursive: true });
  execFileSync("tar", ["-czf", path.join(folder, archive), "-C", source, ...readdirSync(source)]);
}

needs("tfjs-node", () => {
  const own = findPlaces() as Places;

  describe("officialFiles", () => {
    it("are the addresses that the package's own scripts make up", () => {
      expect(officialFiles(own.tensorPackage, false, onLinux)).toEqual({
        library:
          "https://storage.googleapis.com/tensorflow/libtensorflow/libtensorflow-cpu-linux-x86_64-2.9.1.tar.gz",
        binding:
          "https://storage.googleapis.com/tf-builds/pre-built-binary/napi-v8/4.22.0/GPU-linux-4.22.0.tar.gz",
        device: "cpu",
      });
      const windows = { ...onLinux, platform: "win32" } as const;
      expect(officialFiles(own.tensorPackage, true, windows)?.library).toMatch(
        /libtensorflow-gpu-windows-x86_64-2.9.1.zip$/,
      );
    });

    it("state the version that the package downloads", () => {
      const constants = readFileSync(path.join(own.tensorPackage, "scripts", "deps-constants.js"), "utf8");
      const version = /LIBTENSORFLOW_VERSION = '([\d.]+)'/.exec(constants)?.[1];
      expect(officialFiles(own.tensorPackage, false, onLinux)?.library).toContain(`-${version}.tar.gz`);
    });

    it("are none where there is no prebuilt binding", () => {
      expect(officialFiles(own.tensorPackage, false, { ...onLinux, arch: "arm64" })).toBeNull();
      expect(officialFiles(own.tensorPackage, false, { ...onLinux, platform: "freebsd" })).toBeNull();
    });
  });

  describe("installOfficially", () => {
    it("runs the package's own scripts in a copy and keeps what they brought", async () => {
      const env = { TFJS_NODE_CDN_STORAGE: `${host}/`, npm_config_tfjs_binding_binary_host_mirror: host };
      const files = officialFiles(own.tensorPackage, false, { ...onLinux, env })!;
      const library = { "lib/libtensorflow.so.2.9.1": "library", "include/c_api.h": "" };
      offer(files.library.slice(host.length), library, {
        "lib/libtensorflow.so.2": "libtensorflow.so.2.9.1",
      });
      offer(files.binding.slice(host.length), { "napi-v8/tfjs_binding.node": "binding" });
      expect(await areReachable(files)).toBe(true);
      const build = path.join(folder, "build");
      const before = filesBelow(own.tensorPackage);
      Object.assign(process.env, env);
      await installOfficially(own, files, build, silentReporter).finally(() => {
        for (const name of Object.keys(env)) delete process.env[name];
      });
      expect(filesBelow(build)).toEqual([
        "deps/lib/libtensorflow.so.2",
        "deps/lib/libtensorflow.so.2.9.1",
        "lib/napi-v8/tfjs_binding.node",
      ]);
      expect(filesBelow(own.tensorPackage)).toEqual(before);
    }, 60_000);
  });
});

describe("areReachable", () => {
  const ask = (library: string, binding: string) =>
    areReachable({ library: `${host}${library}`, binding: `${host}${binding}`, device: "cpu" });

  it("is true only if both files are there", async () => {
    writeFileSync(path.join(folder, "a"), "");
    expect(await ask("/a", "/a")).toBe(true);
    expect(await ask("/a", "/b")).toBe(false);
  });

  it("gives up a host that takes the question and never answers", async () => {
    expect(await ask("/silent", "/silent")).toBe(false);
  });
});
