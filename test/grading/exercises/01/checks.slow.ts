import { describeOverSeeds } from "../describeOverSeeds";

describeOverSeeds("01");
