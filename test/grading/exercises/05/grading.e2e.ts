import { describeGrading } from "../../grade/describeGrading";

describeGrading("05", ["5.10"]);
