import path from "node:path";
import { serve, type Served } from "./serve";

/** Answers calls with our own implementations, which stand in the box as reference.js. */
void serve(() => {
  const { reference } = require(path.resolve(__dirname, "../../reference.js")) as {
    reference: Record<string, Served>;
  };
  return new Map(Object.entries(reference));
});
