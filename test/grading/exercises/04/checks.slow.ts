import { describeOverSeeds } from "../describeOverSeeds";

describeOverSeeds("04");
