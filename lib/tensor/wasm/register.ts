/** Registers what the wasm backend lacks, does wrongly or does slowly. To be loaded after it and before it starts. */
import { batchMatMul } from "./batchMatMul";
import { cast } from "./cast";
import { register } from "./compose";
import { conv2d } from "./conv2d";
import { conv2dBackpropFilter } from "./conv2dBackpropFilter";
import { conv2dBackpropInput } from "./conv2dBackpropInput";
import { einsum } from "./einsum";
import { maxPoolGrad } from "./maxPoolGrad";
import { oneHot } from "./oneHot";
import { unsortedSegmentSum } from "./unsortedSegmentSum";

register("BatchMatMul", batchMatMul);
register("Cast", cast);
register("Conv2D", conv2d);
register("Conv2DBackpropFilter", conv2dBackpropFilter);
register("Conv2DBackpropInput", conv2dBackpropInput);
register("Einsum", einsum);
register("MaxPoolGrad", maxPoolGrad);
register("OneHot", oneHot);
register("UnsortedSegmentSum", unsortedSegmentSum);
