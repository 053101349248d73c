/** A wheel of PyPI that holds TensorFlow's C library. */
export interface Wheel {
  /** The name on PyPI. */
  project: string;
  version: string;
  /** The platform tag (PEP 425). */
  platform: string;
  /** Size of the file. */
  bytes: number;
  sha256: string;
}

/** The version of TensorFlow that we build against. */
export const TENSORFLOW = "2.21.0";

/** The Python that a wheel is for; the library in it does not depend on it, so one wheel a platform is enough. */
export const PYTHON_TAG = "cp311";

/** The wheels, by platform and architecture as Node names them. On Windows the wheels hold no C library. */
const WHEELS: Record<string, Wheel> = {
  "linux-x64": {
    project: "tensorflow-cpu",
    version: TENSORFLOW,
    platform: "manylinux_2_27_x86_64",
    bytes: 273_829_956,
    sha256: "2b847d217b02ee7731ed91431daf3250daa0196c3c94614d23be27232e6e5b6c",
  },
  "linux-arm64": {
    project: "tensorflow",
    version: TENSORFLOW,
    platform: "manylinux_2_27_aarch64",
    bytes: 281_828_020,
    sha256: "4b24aca16d527a3cf1c37f720c04c484c3d20f4d0fdfa98632ac8b9f3be6eb5c",
  },
  "darwin-arm64": {
    project: "tensorflow",
    version: TENSORFLOW,
    platform: "macosx_12_0_arm64",
    bytes: 223_405_849,
    sha256: "51f46f4806139d01fc7920cc72a4c75876f80649bf40ff083ab6212ceb43ca88",
  },
};

/** The wheel for a machine; null where PyPI has none that fits.
 *  @param glibc whether the system's C library is glibc, without which no wheel for Linux loads */
export function wheelFor(platform: NodeJS.Platform, arch: string, glibc = true): Wheel | null {
  if (platform === "linux" && !glibc) return null;
  return WHEELS[`${platform}-${arch}`] ?? null;
}

/** The file name of a wheel (PEP 427). */
export function wheelFile({ project, version, platform }: Wheel): string {
  return `${project.replace("-", "_")}-${version}-${PYTHON_TAG}-${PYTHON_TAG}-${platform}.whl`;
}

const SYSTEMS: Record<string, RegExp> = {
  "linux-x64": /manylinux.*_x86_64/,
  "linux-arm64": /manylinux.*_aarch64/,
  "darwin-x64": /macosx_.*_x86_64/,
  "darwin-arm64": /macosx_.*_arm64/,
};

/**
 * The version of TensorFlow 2 in a wheel, by its file name; null for another project or another kind of machine.
 * Any Python's wheel counts.
 */
export function versionOfWheel(file: string, platform: NodeJS.Platform, arch: string): string | null {
  const parts = /^tensorflow(?:_cpu)?-(2\.\d+\.\d+)-cp\d+-cp\d+-([\w.]+)\.whl$/.exec(file);
  if (!parts || !SYSTEMS[`${platform}-${arch}`]?.test(parts[2] as string)) return null;
  return parts[1] as string;
}

/** Whether the C library of this system is glibc; Alpine's is not. */
export function hasGlibc(): boolean {
  const { header } = process.report.getReport() as { header: { glibcVersionRuntime?: string } };
  return header.glibcVersionRuntime !== undefined;
}
