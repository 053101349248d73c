import { describeFuzz } from "./describeFuzz";

describeFuzz(600);
