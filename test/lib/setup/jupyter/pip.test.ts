import { readFileSync } from "node:fs";
import path from "node:path";
import { explainPipFailure } from "lib/setup/jupyter/pip";
import { placesOf } from "lib/setup/shared/places";
import { requirementLines } from "lib/setup/jupyter/venv";

describe("explainPipFailure", () => {
  it("recognises a network that refuses", () => {
    const log =
      "WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError(...)'\nERROR: No matching";
    expect(explainPipFailure(log)).toBe(
      "PyPI could not be reached; check the network or the proxy (HTTPS_PROXY)",
    );
  });

  it("recognises a full disk before anything else", () => {
    const log = "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device";
    expect(explainPipFailure(log)).toBe("the disk is full; free 500 MB");
  });

  it("passes on pip's last error otherwise", () => {
    expect(explainPipFailure("Collecting x\nERROR: first\nERROR: No matching distribution found for x")).toBe(
      "ERROR: No matching distribution found for x",
    );
  });
});

describe("requirements.txt", () => {
  const { requirements } = placesOf(path.resolve(__dirname, "..", "..", "..", ".."));
  const lines = requirementLines(readFileSync(requirements, "utf8"));

  it("pins every package to one version on each platform", () => {
    for (const line of lines) expect(line).toMatch(/^[a-z0-9-]+==[\w.]+( ; .+)?$/);
  });
});
