import path from "node:path";
import { SetupError } from "lib/setup/shared/setupError";
import { assertRoom } from "lib/setup/tensors/assertRoom";

describe("assertRoom", () => {
  it("says what is needed and what is free", () => {
    expect(() => assertRoom("/cache", 1.2e9, 0.3e9)).toThrow(SetupError);
    expect(() => assertRoom("/cache", 1.2e9, 0.3e9)).toThrow(
      "needs 1.2 GB on the disk of /cache, where 0.3 GB are free",
    );
    expect(() => assertRoom("/cache", 1.2e9, 1.2e9)).not.toThrow();
  });

  it("measures the disk of a folder that does not exist yet", () => {
    expect(() => assertRoom(path.join(__dirname, "not", "yet"), 1)).not.toThrow();
    expect(() => assertRoom(path.join(__dirname, "not", "yet"), 1e18)).toThrow(SetupError);
  });
});
