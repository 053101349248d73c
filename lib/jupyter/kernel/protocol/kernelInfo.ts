import { readFileSync } from "node:fs";
import { languageInfo } from "../../language";
import { typescriptManifest } from "../tslab";
import { protocolVersion } from "./message";

/** TypeScript's version in cells, read without loading it. */
function typescriptVersion(): string {
  const file = typescriptManifest();
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}

/** What the kernel says of itself. */
export function kernelInfo(): Record<string, unknown> {
  return {
    status: "ok",
    protocol_version: protocolVersion,
    implementation: "tslab",
    implementation_version: "1.0.22",
    language_info: { ...languageInfo, version: typescriptVersion() },
    banner: "TypeScript",
    debugger: false,
    supported_features: [],
    help_links: [{ text: "TypeScript handbook", url: "https://www.typescriptlang.org/docs/handbook/" }],
  };
}
