import { readFileSync } from "node:fs";
import path from "node:path";
import { placesOf } from "lib/setup/shared/places";
import { requirementLines } from "lib/setup/shared/venv";

describe("requirements.txt", () => {
  const { requirements } = placesOf(path.resolve(__dirname, "..", "..", "..", ".."));
  const lines = requirementLines(readFileSync(requirements, "utf8"));

  it("pins every package to one version on each platform", () => {
    for (const line of lines) expect(line).toMatch(/^[a-z0-9-]+==[\w.]+( ; .+)?$/);
  });
});
