export { sum } from "./core/metrics";
export { type Answers04 } from "./experiments/04-dreamer-v1/answers";
export { drawErrorsBySource, errorsBySource } from "./experiments/04-dreamer-v1/errorsBySource";
export { drawEvidence } from "./experiments/04-dreamer-v1/evidenceCurve";
export { type EvidenceTerms } from "./objectives/evidenceTerms";
