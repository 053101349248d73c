import { describeSolved } from "./describeSolved";

describeSolved("02", { name: "regretLine1", module: "lib/modelLearning/regretProof", exercise: "02.G3" }, 12);
