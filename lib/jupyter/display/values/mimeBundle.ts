/** One output in several forms: MIME type → content; JSON types as objects, everything else as text. */
export type MimeBundle = Record<string, unknown>;
