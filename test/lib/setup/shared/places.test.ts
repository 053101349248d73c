import path from "node:path";
import { cacheFolder, findPlaces, placesOf, pythonOf } from "lib/setup/shared/places";

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

describe("placesOf", () => {
  it("are all in the course's folder, but for the user's cache", () => {
    const { cache, ...own } = placesOf(path.resolve("a course"), "/cache");
    expect(cache).toBe("/cache");
    for (const place of Object.values(own)) expect(place).toContain(path.resolve("a course"));
  });
});

describe("pythonOf", () => {
  it("follows each system's layout of a virtual environment", () => {
    expect(pythonOf("venv", "linux")).toBe(path.join("venv", "bin", "python"));
    expect(pythonOf("venv", "win32")).toBe(path.join("venv", "Scripts", "python.exe"));
  });
});

describe("findPlaces", () => {
  it("is this course, or null without the optional package", () => {
    const root = path.resolve(__dirname, "../../../..");
    expect([root, undefined]).toContain(findPlaces()?.root);
  });
});
