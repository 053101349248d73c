import { describeFuzz } from "./describeFuzz";

describeFuzz(10_000);
