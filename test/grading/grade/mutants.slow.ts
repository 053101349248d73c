import { describeVariations } from "./describeVariations";

describeVariations("02");
