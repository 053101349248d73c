import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { linkedFolders, neededPackages } from "grading/grade/installedPackages";

describe("the packages of a box", () => {
  it("are none for an exercise that needs nothing, and TensorFlow.js with what it runs on for one of tensors", () => {
    expect(neededPackages({})).toEqual([]);
    const places = neededPackages({ needs: ["tensors"] }).map(({ to }) => to);
    expect(places).toContain("node_modules/@tensorflow/tfjs");
    expect(places).toContain("node_modules/@tensorflow/tfjs-backend-wasm");
    expect(places).toContain("node_modules/protobufjs");
    expect(places.every((place) => place.startsWith("node_modules/"))).toBe(true);
  });

  it("come from where links lead, where the set-up could only lay links", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "packages-"));
    const [installed, cache] = [path.join(folder, "installed"), path.join(folder, "cache")];
    for (const place of ["deps/lib", "lib/napi-v8"])
      for (const home of [installed, cache]) mkdirSync(path.join(home, place), { recursive: true });
    writeFileSync(path.join(cache, "deps/lib/libtensorflow.so"), "");
    symlinkSync(
      path.join(cache, "deps/lib/libtensorflow.so"),
      path.join(installed, "deps/lib/libtensorflow.so"),
    );
    writeFileSync(path.join(installed, "lib/napi-v8/binding.node"), "");
    expect(linkedFolders({ from: installed, to: "node_modules/native" })).toEqual([
      { from: path.join(cache, "deps/lib"), to: "node_modules/native/deps/lib" },
    ]);
    rmSync(folder, { recursive: true });
  });
});
