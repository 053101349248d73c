import { describeGrading } from "../../grade/describeGrading";

describeGrading("05");
