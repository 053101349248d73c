/** A process that records episodes into a folder, and says the number of each that is complete, until it is killed. */
import { writeSync } from "node:fs";
import { layoutOf } from "lib/data/columns";
import { ReplayFolder } from "lib/data/replayFolder";
import { createGreys, recordEpisode } from "./recordings";

const [folder, maxBytes] = process.argv.slice(2);
const environment = createGreys(64);
const replay = new ReplayFolder(folder, layoutOf(environment), { maxBytes: Number(maxBytes) });
for (;;) {
  const index = replay.added;
  replay.add(recordEpisode(environment, index));
  writeSync(1, `${index}\n`);
}
