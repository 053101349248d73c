import { describeOverSeeds } from "../describeOverSeeds";

describeOverSeeds("05");
