import { describeSolved } from "./describeSolved";

describeSolved("05", { name: "balanceStep", module: "lib/objectives/balanceStep", exercise: "05.7" }, 10);
