import { createHash } from "node:crypto";
import { existsSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type Build, readBuild } from "lib/setup/tensors/build";
import { BINDING } from "lib/setup/tensors/nativeFiles";
import { needs } from "../../../support/needs";
import { cachedBuild, TensorCourse } from "../../../support/tensorCourse";

let course: TensorCourse;
beforeEach(() => void (course = new TensorCourse()));
afterEach(() => rmSync(course.folder, { recursive: true, force: true }));

function testSetUp(): void {
  const works = /^Native tensors: TensorFlow \d+\.\d+\.\d+ on [CG]PU works \(/;

  it("lays a build of the cache into the package, and then says that it is there", async () => {
    course.fillCache();
    expect(await course.run("--check")).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/^no native library/),
    });
    const first = await course.run();
    expect(first).toMatchObject({ code: 0, stderr: "", stdout: expect.stringMatching(works) });
    expect(first.stdout).toContain("from the cache");
    const { files } = readBuild(cachedBuild as string) as Build;
    for (const { path: file } of files)
      expect(statSync(path.join(course.places.tensorPackage, file)).ino).toBe(
        statSync(path.join(course.build, file)).ino,
      );
    expect((await course.run()).stdout).toContain("was there");
  }, 120_000);

  it("refuses and removes a damaged library of the cache, and says what to do where it cannot be made anew", async () => {
    course.fillCache();
    const library = (readBuild(cachedBuild as string) as Build).files[0]!.path;
    course.replace(library, Buffer.from("not a library"));
    const { code, stdout, stderr } = await course.run("--offline", course.folder);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain(`is damaged (${library} has 13 bytes instead of`);
    expect(stderr).toMatch(/--offline: .+ holds no archive of TensorFlow for/);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(existsSync(course.build)).toBe(false);
    expect(existsSync(path.join(course.places.tensorPackage, BINDING))).toBe(false);
  }, 60_000);

  it("refuses a build whose files are as described but do not load", async () => {
    course.fillCache();
    const build = readBuild(cachedBuild as string) as Build;
    const content = Buffer.from("\u007fELF, and then nothing");
    const sha256 = createHash("sha256").update(content).digest("hex");
    const file = build.files.find(({ path: name }) => /libtensorflow(_cc)?\.(so\.2|2\.dylib)$/.test(name))!;
    course.replace(file.path, content);
    const files = build.files.map((each) =>
      each === file ? { ...each, bytes: content.length, sha256 } : each,
    );
    course.replace("build.json", Buffer.from(JSON.stringify({ ...build, files })));
    const { code, stderr } = await course.run("--offline", course.folder);
    expect(code).toBe(1);
    expect(stderr).toMatch(/is damaged \(.*libtensorflow/);
    expect(existsSync(path.join(course.places.tensorPackage, "deps"))).toBe(false);
  }, 60_000);

  it("notices a library in the package that no longer works and replaces it", async () => {
    course.fillCache();
    await course.run();
    const binding = path.join(course.places.tensorPackage, BINDING);
    rmSync(binding);
    writeFileSync(binding, "");
    truncateSync(binding, 4_096);
    const { code, stdout, stderr } = await course.run();
    expect(stderr).toContain("The native library that is there does not work");
    expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringContaining("from the cache") });
  }, 60_000);
}

needs("tensorflow-build", () => describe("npm run setup:tensors", testSetUp));
