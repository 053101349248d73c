import { explainPipFailure } from "lib/setup/shared/explainPipFailure";

describe("explainPipFailure", () => {
  it("recognises a network that refuses", () => {
    const log =
      "WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError(...)'\nERROR: No matching";
    expect(explainPipFailure(log, "500 MB")).toBe(
      "PyPI could not be reached; check the network or the proxy (HTTPS_PROXY)",
    );
  });

  it("recognises a full disk before anything else", () => {
    const log = "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device";
    expect(explainPipFailure(log, "500 MB")).toBe("the disk is full; free 500 MB");
  });

  it("recognises a file that is not the one with the sum", () => {
    const log = "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.";
    expect(explainPipFailure(log, "1.2 GB")).toBe("what came is not the file that was asked for");
  });

  it("passes on pip's last error otherwise", () => {
    expect(
      explainPipFailure("Collecting x\nERROR: first\nERROR: No matching distribution found for x", "500 MB"),
    ).toBe("ERROR: No matching distribution found for x");
    expect(explainPipFailure("Collecting x", "500 MB")).toBe("pip stopped without a message");
  });
});
