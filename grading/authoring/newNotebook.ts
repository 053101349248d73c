/** What a new notebook is called. */
export interface NewNotebook {
  /** "03" */
  id: string;
  /** "autoencoders" */
  slug: string;
  /** "Autoencoders and latent dynamics" */
  title: string;
}

/** Files of a new notebook, by path from the root of the course. */
export type Files = Record<string, string>;
