import { describeSolved } from "./describeSolved";

describeSolved("01", { name: "evalPolicy", module: "lib/tabular/evalPolicy", exercise: "01.1" }, 13.25);
