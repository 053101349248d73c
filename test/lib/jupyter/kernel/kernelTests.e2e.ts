import { describeKernelTests } from "./describeKernelTests";

describeKernelTests("0.7.0", 13);
