import { describeGrading } from "../../grade/describeGrading";

describeGrading("02");
