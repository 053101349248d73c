import { Rng } from "../../core/rng";
import { drawKeyDoor } from "../../envs/grids/keyDoor";
import { figure } from "../../jupyter/display/figure";
import { image } from "../../jupyter/display/image";
import { captionAt, type Prediction, verdict } from "../../jupyter/teaching/outcome";
import type { Answers05 } from "./answers";
import { farStart, keyDoorChain } from "./keyDoorChain";

/** Episodes of a simulation. */
const episodes = 4000;
const lengths = [25, 50, 100, 200, 400, 800];

/** The share of episodes with random actions that reach the goal within so many steps, for each length. */
export function simulatedShares(): number[] {
  const { next, start, goal } = keyDoorChain();
  const rng = new Rng("random keys");
  const reached = lengths.map(() => 0);
  for (let episode = 0; episode < episodes; episode++) {
    let [state, step] = [start, 0];
    for (; state !== goal && step < lengths[lengths.length - 1]; step++) state = next[state][rng.integer(4)];
    lengths.forEach((most, i) => (reached[i] += Number(state === goal && step <= most)));
  }
  return reached.map((count) => count / episodes);
}

/** What the student's arithmetic says of each length, beside a simulation. */
export function exploration({
  chanceWithin,
  episodesUntil,
  standardErrorsOff,
}: Pick<Answers05, "chanceWithin" | "episodesUntil" | "standardErrorsOff">) {
  const { next, start, goal } = keyDoorChain();
  const shares = simulatedShares();
  return lengths.map((steps, i) => {
    const chance = chanceWithin(next, start, goal, steps);
    return {
      steps,
      chance,
      simulated: shares[i],
      off: standardErrorsOff(shares[i], chance, episodes),
      episodes: episodesUntil(chance, 0.95),
    };
  });
}

/** Shows the room: a key in one corner, a door, and the goal behind it. */
export function showKeyDoor(): void {
  const picture = drawKeyDoor(farStart, 6, 16);
  image(picture.pixels, {
    height: picture.height,
    width: picture.width,
    scale: 2,
    alt: "A grid of 6 × 6 cells: the agent at the bottom left, a key at the top left, a wall with one door between two rooms, the goal at the bottom right.",
  });
}

/** Draws the chances. @param prediction the chance of 100 random steps, in percent */
export function drawExploration(rows: ReturnType<typeof exploration>, prediction?: Prediction): void {
  const percent = (x: number) => 100 * x;
  const hundred = rows.find(({ steps }) => steps === 100)!;
  const said = verdict("Within 100 steps", prediction, `${percent(hundred.chance).toFixed(2)} %`);
  const x = rows.map(({ steps }) => String(steps));
  const error = rows.map(({ chance }) => 3 * percent(Math.sqrt((chance * (1 - chance)) / episodes)));
  const told = rows.map(
    ({ steps, chance, off, episodes: needed }) =>
      `${steps} steps: ${percent(chance).toPrecision(2)} %, the simulation ${off.toFixed(1).replace("-", "−")} standard errors off, ${needed} episodes for one success with 95 %`,
  );
  figure(
    [
      {
        name: "YOUR chance, ± 3 standard errors",
        x,
        y: rows.map(({ chance }) => percent(chance)),
        mode: "lines+markers",
        error_y: { array: error },
      },
      {
        name: "4,000 simulated episodes",
        x,
        y: rows.map(({ simulated }) => percent(simulated)),
        mode: "markers",
        marker: { symbol: "x", size: 11 },
      },
    ],
    {
      title: "Random actions: key, door, goal",
      xaxis: { title: "steps of an episode", type: "category" },
      yaxis: { title: "episodes that succeed, %" },
      annotations: said === "" ? [] : [captionAt(said, 0.3, 0.85)],
    },
    { alt: `${told.join("; ")}.${said && ` ${said}`}`, height: 360 },
  );
}
