import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { loadUnit } from "grading/checks/loadUnit";
import { datasetFiles, unneededPackages } from "grading/release/whatNotebooksUse";

describe("datasetFiles", () => {
  it("are the data that the notebooks load by name, with their manifest and without what made them", () => {
    const files = datasetFiles(loadUnit("04")).map(([file]) => file);
    expect(files).toContain("datasets/dreamer-v1-catch/manifest.json");
    expect(files).toContain("datasets/dreamer-v1-catch/growing.safetensors.gz");
    expect(files).toContain("datasets/published-scores/scores.json");
    expect(files.filter((file) => file.endsWith(".ts"))).toEqual([]);
  });

  it.each([
    ["04", "dreamer-v1-catch", "growing"],
    ["05", "dreamer-v2-catch", "growing"],
  ])("of notebook %s are the weights that its training goes on from, too", (unit, dataset, name) => {
    const files = datasetFiles(loadUnit(unit)).map(([file]) => file);
    expect(files).toContain(`datasets/${dataset}/${name}.safetensors.gz`);
  });

  it("are found by their names alone: no module of lib says the folder of a data set otherwise", () => {
    const calls = readdirSync("lib", { recursive: true, encoding: "utf8" })
      .filter((file) => /^(?!dist).*(?<!\.d)\.ts$/.test(file))
      .flatMap((file) => [...readFileSync(path.join("lib", file), "utf8").matchAll(/\bdatasetFolder\((.*)/g)])
      .map(([call]) => call);
    expect(calls.length).toBeGreaterThan(8);
    expect(calls.filter((call) => !/^datasetFolder\(("[\w-]+"\)|name: string\))/.test(call))).toEqual([]);
  });

  it("are not those that a comment names", () => {
    const setsOf = (unit: string) =>
      new Set(datasetFiles(loadUnit(unit)).map(([file]) => file.split("/")[1]));
    expect([...setsOf("04")].sort()).toEqual(["dreamer-v1-catch", "dreamer-v1-control", "published-scores"]);
    expect(setsOf("05")).not.toContain("dreamer-v1-control");
  });

  it("are none where the notebooks load none", () => {
    expect(datasetFiles(loadUnit("01"))).toEqual([]);
  });
});

describe("unneededPackages", () => {
  it("are MuJoCo's, since no notebook has a world of MuJoCo's", () => {
    for (const unit of ["01", "04"]) expect(unneededPackages(loadUnit(unit))).toEqual(["@mujoco/mujoco"]);
  });
});
