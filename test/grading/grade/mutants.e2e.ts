import { describeVariations } from "./describeVariations";

describeVariations("01");
