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

  it("are none where the notebooks load none", () => {
    expect(datasetFiles(loadUnit("01"))).toEqual([]);
  });
});

describe("unneededPackages", () => {
  it("are MuJoCo's, since no notebook has a world of MuJoCo's", () => {
    for (const unit of ["01", "04"]) expect(unneededPackages(loadUnit(unit))).toEqual(["@mujoco/mujoco"]);
  });
});
