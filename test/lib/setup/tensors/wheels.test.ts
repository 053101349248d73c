import { hasGlibc, versionOfWheel, wheelFile, wheelFor } from "lib/setup/tensors/wheels";

describe("wheelFor", () => {
  it("is one wheel a platform, with its name as PyPI writes it", () => {
    const names = (["linux-x64", "linux-arm64", "darwin-arm64"] as const).map((system) => {
      const [platform, arch] = system.split("-") as ["linux", string];
      return wheelFile(wheelFor(platform, arch)!);
    });
    expect(names).toEqual([
      "tensorflow_cpu-2.21.0-cp311-cp311-manylinux_2_27_x86_64.whl",
      "tensorflow-2.21.0-cp311-cp311-manylinux_2_27_aarch64.whl",
      "tensorflow-2.21.0-cp311-cp311-macosx_12_0_arm64.whl",
    ]);
  });

  it("is null where no wheel holds the C library", () => {
    expect(wheelFor("win32", "x64")).toBeNull();
    expect(wheelFor("darwin", "x64")).toBeNull();
    expect(wheelFor("linux", "ia32")).toBeNull();
    expect(wheelFor("linux", "x64", false)).toBeNull();
  });
});

describe("versionOfWheel", () => {
  const wheel = "tensorflow-2.20.0-cp313-cp313-manylinux_2_17_x86_64.manylinux2014_x86_64.whl";

  it("takes any Python's wheel of TensorFlow 2 for this kind of machine", () => {
    expect(versionOfWheel(wheel, "linux", "x64")).toBe("2.20.0");
    expect(versionOfWheel("tensorflow-2.21.0-cp312-cp312-macosx_12_0_arm64.whl", "darwin", "arm64")).toBe(
      "2.21.0",
    );
  });

  it("refuses another machine's, another project's and what is not whole", () => {
    expect(versionOfWheel(wheel, "linux", "arm64")).toBeNull();
    expect(versionOfWheel(wheel, "darwin", "x64")).toBeNull();
    expect(versionOfWheel(wheel.replace("tensorflow", "tensorflow_text"), "linux", "x64")).toBeNull();
    expect(versionOfWheel(`${wheel}.part`, "linux", "x64")).toBeNull();
    expect(
      versionOfWheel("tensorflow-1.15.0-cp37-cp37m-manylinux2010_x86_64.whl", "linux", "x64"),
    ).toBeNull();
  });
});

describe("hasGlibc", () => {
  it("agrees with the report of this Node", () => {
    expect(hasGlibc()).toBe(/glibcVersionRuntime/.test(JSON.stringify(process.report.getReport())));
  });
});
