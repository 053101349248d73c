import { describeKernelTests } from "./describeKernelTests";

describeKernelTests("0.4.5", 12);
