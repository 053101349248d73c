import { describeSolved } from "./describeSolved";

const probed = { name: "latentCapacity", module: "lib/nn/discrete/latentCapacity", exercise: "05.6" };
describeSolved("05", probed, 12);
