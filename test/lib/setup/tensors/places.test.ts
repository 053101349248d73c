import path from "node:path";
import { buildName, cacheFolder, findPlaces, placesAround } from "lib/setup/tensors/places";

describe("cacheFolder", () => {
  it("follows each system's rule", () => {
    expect(cacheFolder("linux", {}, "/home/ada")).toBe("/home/ada/.cache/dreamer-course");
    expect(cacheFolder("linux", { XDG_CACHE_HOME: "/fast/cache" }, "/home/ada")).toBe(
      "/fast/cache/dreamer-course",
    );
    expect(cacheFolder("darwin", {}, "/Users/ada")).toBe("/Users/ada/Library/Caches/dreamer-course");
    expect(cacheFolder("win32", { LOCALAPPDATA: "D:\\Local" }, "C:\\Users\\ada")).toBe(
      "D:\\Local\\dreamer-course",
    );
    expect(cacheFolder("win32", {}, "C:\\Users\\ada")).toBe("C:\\Users\\ada\\AppData\\Local\\dreamer-course");
  });

  it("ignores a relative XDG_CACHE_HOME, as the XDG specification asks", () => {
    expect(cacheFolder("linux", { XDG_CACHE_HOME: "cache" }, "/home/ada")).toBe(
      "/home/ada/.cache/dreamer-course",
    );
  });
});

describe("placesAround", () => {
  it("finds node_modules and the course around the package", () => {
    const root = path.resolve("a course");
    const own = path.join(root, "node_modules", "@tensorflow", "tfjs-node-gpu");
    expect(placesAround(own, "/cache")).toEqual({
      root,
      modules: path.join(root, "node_modules"),
      package: own,
      cache: "/cache",
    });
  });
});

describe("findPlaces", () => {
  it("is this course, or null without the optional package", () => {
    const root = path.resolve(__dirname, "../../../..");
    expect([root, undefined]).toContain(findPlaces()?.root);
  });
});

describe("buildName", () => {
  it("tells versions, platforms and processors apart", () => {
    expect(buildName("2.21.0", "linux", "x64")).toBe("tensorflow-2.21.0-linux-x64");
  });
});
