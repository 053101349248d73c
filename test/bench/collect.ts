import { parseArgs } from "node:util";
import { Rng } from "lib/core/rng";
import { collect } from "lib/data/collect/collect";
import { randomPolicy } from "lib/data/collect/randomPolicy";
import { cartPole } from "lib/envs/control/cartPole";

const help = `npm run bench:collect -- [--episodes N] [--help]

Collects episodes of the cart-pole swing-up under actions by chance, 8 worlds at a time, in this thread and on threads: steps a second by the
clock, and processor time a step. Threads pay where a step takes longer than a message, as with pixels or MuJoCo.`;

/** A row of the table. */
async function measure(workers: number, episodes: number): Promise<string> {
  const world = { module: "lib/envs/control/cartPole", name: "cartPole" };
  const options = {
    world,
    policy: randomPolicy(cartPole().actionSpace),
    rng: new Rng(0),
    worlds: 8,
    workers,
  };
  const [start, before] = [performance.now(), process.cpuUsage()];
  let steps = 0;
  for await (const { episode } of collect({ ...options, episodes })) steps += episode.steps - 1;
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(before);
  const where = workers === 0 ? "this thread" : `${workers} threads`;
  return `| ${where} | ${(steps / seconds).toFixed(0)} | ${((user + system) / steps).toFixed(1)} |`;
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { episodes: { type: "string" }, help: { type: "boolean" } } });
  if (values.help) return console.log(help);
  const episodes = Number(values.episodes ?? 24);
  await measure(0, episodes); // compiled
  console.log("| where | steps a second | processor time a step, µs |\n| --- | ---: | ---: |");
  for (const workers of [0, 1, 2]) console.log(await measure(workers, episodes));
}

void main();
