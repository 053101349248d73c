import { finishText, withDefault } from "lib/jupyter/kernel/compile/emissionRuntime";

describe("finishText", () => {
  it("resets nothing, binds imports, makes modules replaceable, and keeps the lines", () => {
    const text = `Object.defineProperty(exports, "__esModule", { value: true });
exports.f = exports.n = void 0;
const evalPolicy_1 = require("lib/tabular/evalPolicy");
Object.defineProperty(exports, "evalPolicy", { enumerable: true, get: function () { return evalPolicy_1.evalPolicy; } });
const mine = __importStar(require("./mine"));
const plain_1 = __importStar(require("/own/plain.js")), ns = plain_1;
const größe = require("./größe.json");
const fs_1 = __importDefault(require("fs"));
const text = "exports.f = void 0;";`;
    expect(finishText(text).split("\n")).toEqual([
      'Object.defineProperty(exports, "__esModule", { value: true });',
      "",
      'let evalPolicy_1 = require("lib/tabular/evalPolicy"); __tslab__.module("lib/tabular/evalPolicy", (__value) => { evalPolicy_1 = __value; });',
      '__tslab__.bindImport("evalPolicy", { enumerable: true, get: function () { return evalPolicy_1.evalPolicy; } });',
      'let mine = __importStar(require("./mine")); __tslab__.module("./mine", (__value) => { mine = __importStar(__value); });',
      'let plain_1 = __importStar(__tslab__.withDefault(require("/own/plain.js"))), ns = plain_1; __tslab__.module("/own/plain.js", (__value) => { plain_1 = __importStar(__tslab__.withDefault(__value)); ns = plain_1; });',
      'let größe = require("./größe.json"); __tslab__.module("./größe.json", (__value) => { größe = __value; });',
      'const fs_1 = __importDefault(__tslab__.withDefault(require("fs")));',
      'const text = "exports.f = void 0;";',
    ]);
  });
});

describe("withDefault", () => {
  it("makes a module without a default its own, now and as long as it has none", () => {
    const module: Record<string, unknown> = { __esModule: true, n: 1 };
    const made = withDefault(module) as { default: unknown; n: number; __esModule: boolean };
    expect([made.default === module, made.n, made.__esModule]).toEqual([true, 1, true]);
    module.n = 2;
    module.default = "own";
    expect([made.default, made.n]).toEqual(["own", 2]);
  });

  it.each([[{ n: 1 }], [{ __esModule: true, default: undefined }], [null], [undefined], [5]])(
    "leaves %p as it is",
    (module) => {
      expect(withDefault(module)).toBe(module);
    },
  );
});
