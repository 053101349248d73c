import { describeSolved } from "./describeSolved";

describeSolved("04", { name: "lambdaReturn", module: "lib/objectives/lambdaReturn", exercise: "04.6" }, 9.75);
