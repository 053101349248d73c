import Module from "node:module";

type Load = (request: string, ...rest: readonly unknown[]) => unknown;

/** Makes this process one that has npm's packages alone, without the native TensorFlow library; to be called before lib/tensor is loaded. */
export function hideNativeLibrary(): void {
  const loader = Module as unknown as { _load: Load };
  const load = loader._load;
  loader._load = (request, ...rest) => {
    if (request === "@tensorflow/tfjs-node-gpu")
      throw Object.assign(new Error(`Cannot find module '${request}'`), { code: "MODULE_NOT_FOUND" });
    return load(request, ...rest);
  };
}
