import { describeOverSeeds } from "../describeOverSeeds";

describeOverSeeds("03");
