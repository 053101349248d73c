import { describeOverSeeds } from "../describeOverSeeds";

describeOverSeeds("02");
