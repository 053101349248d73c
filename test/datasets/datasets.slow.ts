import { readdirSync, existsSync } from "node:fs";
import path from "node:path";
import { compareGenerated, type Generated } from "lib/data/generated";

const root = path.resolve(__dirname, "../../datasets");
const names = readdirSync(root).filter((name) => existsSync(path.join(root, name, "generate.ts")));

describe("datasets", () => {
  it.each(names)(
    "are generated anew bit by bit: %s",
    async (name) => {
      const folder = path.join(root, name);
      const { generate } = require(path.join(folder, "generate")) as {
        generate(): Generated | Promise<Generated>;
      };
      expect(compareGenerated(folder, await generate())).toEqual([]);
    },
    600_000,
  );
});
