import { describeSolved } from "./describeSolved";

describeSolved("04", { name: "horizonSweep", module: "lib/agents/horizonSweep", exercise: "04.9" }, 11.25);
