export { dot } from "./core/metrics";
export { type OwnFunctions } from "./experiments/01-simulation-lemma/ownFunctions";
export { drawTightness, tightness } from "./experiments/01-simulation-lemma/tightness";
export { type Mdp, type Policy } from "./tabular/mdp";
export { qValues } from "./tabular/qValues";
