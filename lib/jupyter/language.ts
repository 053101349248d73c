/** How a notebook names the kernel that runs it. */
export const kernelspecMetadata = {
  display_name: "TypeScript",
  language: "typescript",
  name: "tslab",
} as const;

/** How a notebook and the kernel describe the language to editors and exporters. */
export const languageInfo = {
  codemirror_mode: { mode: "typescript", name: "javascript", typescript: true },
  file_extension: ".ts",
  mimetype: "text/typescript",
  name: "typescript",
  pygments_lexer: "typescript",
} as const;
