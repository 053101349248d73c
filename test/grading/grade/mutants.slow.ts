import { describeVariations } from "./describeVariations";

describeVariations("01");
describeVariations("02");
describeVariations("03");
describeVariations("04");
describeVariations("05");
