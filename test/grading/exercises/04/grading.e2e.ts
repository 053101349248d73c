import { describeGrading } from "../../grade/describeGrading";

describeGrading("04");
