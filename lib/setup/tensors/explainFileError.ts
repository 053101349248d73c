const BY_CODE: Record<string, string> = {
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  EACCES: "this folder may not be written",
  EPERM: "this folder may not be written",
  EROFS: "this folder is read-only",
};

/** A sentence for an error of the file system that the user can do something about; null for what is our own failure. */
export function explainFileError(error: unknown): string | null {
  const { code, path, dest } = error as NodeJS.ErrnoException & { dest?: string };
  const cause = code === undefined ? undefined : BY_CODE[code];
  return cause === undefined ? null : `${dest ?? path ?? "The cache"}: ${cause}.`;
}
