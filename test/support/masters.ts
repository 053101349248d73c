/** The notebooks that everybody works through, in order, without their extension. */
export const MASTERS = [
  "01-simulation-lemma",
  "02-ross-bagnell",
  "03-autoencoders",
  "04-dreamer-v1",
  "05-dreamer-v2",
];
