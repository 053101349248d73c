import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deriveSeed, gradingSecret, seedFingerprint, studentVariant } from "grading/checks/seeds";

describe("gradingSecret", () => {
  it("is made once, readable by its owner alone", () => {
    const folder = mkdtempSync(join(tmpdir(), "secret-"));
    try {
      const file = join(folder, "deep", "secret");
      const secret = gradingSecret(file);
      expect(secret).toMatch(/^[0-9a-f]{64}$/);
      expect(gradingSecret(file)).toBe(secret);
      expect(statSync(file).mode & 0o777).toBe(0o600);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe("deriveSeed", () => {
  it("differs by secret, student and check, and cannot be confused by moving a border between names", () => {
    const seeds = [
      deriveSeed("s", "ada", "01", "1.4/gap"),
      deriveSeed("t", "ada", "01", "1.4/gap"),
      deriveSeed("s", "bob", "01", "1.4/gap"),
      deriveSeed("s", "ada", "01", "1.4/bound"),
      deriveSeed("s", "ada0", "1", "1.4/gap"),
    ];
    expect(new Set(seeds).size).toBe(seeds.length);
    expect(deriveSeed("s", "ada", "01", "1.4/gap")).toBe(seeds[0]);
  });
});

describe("seedFingerprint", () => {
  it("names a secret without holding it", () => {
    expect(seedFingerprint("secret")).toMatch(/^[0-9a-f]{12}$/);
    expect(seedFingerprint("secret")).not.toBe(seedFingerprint("secrets"));
  });
});

describe("studentVariant", () => {
  it("is one integer for one student", () => {
    expect(studentVariant("ada")).toBe(studentVariant("ada"));
    expect(Number.isInteger(studentVariant("ada"))).toBe(true);
    expect(studentVariant("ada")).not.toBe(studentVariant("bob"));
  });
});
