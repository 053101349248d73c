import { explainFileError } from "lib/setup/tensors/explainFileError";

describe("explainFileError", () => {
  it("is a sentence for what the user can mend and null for what is our failure", () => {
    const full = Object.assign(new Error(), { code: "ENOSPC", path: "/cache/x" });
    expect(explainFileError(full)).toBe("/cache/x: the disk is full.");
    expect(explainFileError(Object.assign(new Error(), { code: "EACCES" }))).toBe(
      "The cache: this folder may not be written.",
    );
    expect(explainFileError(Object.assign(new Error(), { code: "ENOENT", path: "/x" }))).toBeNull();
    expect(explainFileError(new TypeError("x is not a function"))).toBeNull();
  });
});
