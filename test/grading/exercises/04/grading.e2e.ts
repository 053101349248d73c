import { describeGrading } from "../../grade/describeGrading";

describeGrading("04", ["4.11"]);
