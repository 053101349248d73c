import { seccompFilter } from "grading/sandbox/walls/seccomp";

const ALLOW = 0x7fff0000;
const EPERM = 0x00050001;
const KILL = 0x80000000;

/** Runs a filter as the kernel does, on one call of one machine. */
function verdict(filter: Buffer, arch: number, nr: number): number {
  let accumulator = 0;
  for (let at = 0; at * 8 < filter.length; at++) {
    const [code, yes, no] = [filter.readUInt16LE(8 * at), filter[8 * at + 2], filter[8 * at + 3]];
    const k = filter.readUInt32LE(8 * at + 4);
    if (code === 0x20) accumulator = k === 4 ? arch : nr;
    else if (code === 0x15) at += accumulator === k ? yes : no;
    else if (code === 0x35) at += accumulator >= k ? yes : no;
    else if (code === 0x06) return k;
    else throw new Error(`unknown instruction ${code}`);
  }
  throw new Error("the filter ends without a verdict");
}

describe.each([
  { machine: "x64", arch: 0xc000003e, other: 0xc00000b7, read: 0, ptrace: 101, mount: 165, unshare: 272 },
  { machine: "arm64", arch: 0xc00000b7, other: 0xc000003e, read: 63, ptrace: 117, mount: 40, unshare: 97 },
])("seccompFilter on $machine", ({ machine, arch, other, read, ptrace, mount, unshare }) => {
  const filter = seccompFilter(machine) as Buffer;

  it("lets ordinary calls through", () => {
    for (const nr of [read, 56, 1, 1000]) expect(verdict(filter, arch, nr)).toBe(ALLOW);
  });

  it("refuses what could reach other processes or mounts", () => {
    for (const nr of [ptrace, mount, unshare, 425, 428, 442]) expect(verdict(filter, arch, nr)).toBe(EPERM);
  });

  it("refuses the second set of numbers of the same machine", () => {
    expect(verdict(filter, arch, 0x40000000 + read)).toBe(EPERM);
  });

  it("kills on calls in another machine's numbers", () => {
    expect(verdict(filter, other, read)).toBe(KILL);
  });

  it("stays within the reach of one jump", () => {
    expect(filter.length / 8).toBeLessThan(256);
  });
});

describe("seccompFilter", () => {
  it("has no filter for a machine whose numbers it does not know", () => {
    expect(seccompFilter("riscv64")).toBeUndefined();
  });
});
