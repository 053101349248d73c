/** Kernels that the wasm backend lacks or runs slowly are registered here. */
export {};
