import { describeSolved } from "./describeSolved";

describeSolved("03", { name: "linearProbe", module: "lib/models/linearProbe", exercise: "03.6" }, 11.25);
