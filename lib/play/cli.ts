import path from "node:path";
import { parseArgs } from "node:util";
import { Rng } from "../core/rng";
import { GymnasiumError } from "../envs/gymnasium/gymnasiumError";
import { MujocoAbsentError } from "../envs/mujoco/mujoco";
import { encodeGif } from "../jupyter/display/pictures/gif";
import { encodeMp4 } from "../jupyter/display/pictures/mp4";
import { encodePng, type Raster } from "../jupyter/display/pictures/png";
import { runCommand, UsageError } from "../setup/shared/command";
import { writeAtomically } from "../setup/shared/writeAtomically";
import { contactSheet } from "./contactSheet";
import type { GameKind } from "./game";
import { games } from "./games";
import { gymnasiumGame } from "./gymnasiumGame";
import { serve } from "./server";

const names = Object.keys(games);

const help = `Shows a world live in a browser, to be played with the keyboard, or writes a film of it.

  npm run play -- WORLD [options]
  npm run play -- --sheet FILE.png    writes one picture of all worlds, in colour and in grey

WORLD is one of ${names.join(", ")}, or gymnasium:ID,
such as gymnasium:ALE/Pong-v5, after npm run setup:gymnasium.

  --out FILE     write a film instead: FILE.gif or FILE.mp4
  --steps N      how long the film is, in steps (default 200)
  --still        no actions in the film (default: actions by chance)
  --fps N        steps a second (default 25; the arcade's games 8)
  --seed N       what the world draws from (default 0)
  --port N       where the page is served (default: any that is free)
  --help         this text

Exit status: 0, 1 wrong usage, 2 a failure of ours.
`;

/** A number of the command line that must be a whole one. */
function whole(
  name: string,
  text: string | undefined,
  otherwise: number,
  [low, high]: [number, number],
): number {
  const value = text === undefined ? otherwise : Number(text);
  if (!Number.isInteger(value) || value < low || value > high)
    throw new UsageError(`--${name} must be an integer from ${low} to ${high}, got ${text}`);
  return value;
}

/** Pictures of so many steps. */
async function film(kind: GameKind, steps: number, seed: number, chance: boolean): Promise<Raster[]> {
  const game = await kind.begin(new Rng(seed));
  return Array.from({ length: steps }, () => {
    const { width, height, pixels } = game.picture();
    game.step(undefined, chance);
    return { width, height, channels: 3, data: pixels };
  });
}

/** The game of a name of the command line; undefined where there is none. */
function gameNamed(name: string): GameKind | undefined {
  const [family, ...id] = name.split(":");
  if (family === "gymnasium") return gymnasiumGame(id.join(":"));
  return Object.hasOwn(games, name) ? games[name] : undefined;
}

async function main(args: string[]): Promise<number> {
  const text = { type: "string" } as const;
  const options = {
    ...{ out: text, steps: text, fps: text, seed: text, port: text, sheet: text },
    still: { type: "boolean", default: false },
    help: { type: "boolean", short: "h", default: false },
  } as const;
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  if (values.help) {
    process.stdout.write(help);
    return 0;
  }
  if (values.sheet !== undefined)
    return writeSheet(values.sheet, whole("seed", values.seed, 0, [0, 2 ** 31]));
  const [name, ...rest] = positionals;
  const kind = rest.length > 0 || name === undefined ? undefined : gameNamed(name);
  if (kind === undefined)
    throw new UsageError(
      `say which world: ${names.join(", ")}${name === undefined ? "" : `; got ${positionals.join(" ")}`}`,
    );
  const fps = whole("fps", values.fps, kind.fps ?? 25, [1, 50]);
  const seed = whole("seed", values.seed, 0, [0, 2 ** 31]);
  const steps = whole("steps", values.steps, 200, [1, 10_000]);
  if (values.out === undefined) return play(kind, fps, seed, whole("port", values.port, 0, [0, 65_535]));
  const out = path.resolve(values.out);
  const extension = path.extname(out);
  if (extension !== ".gif" && extension !== ".mp4")
    throw new UsageError(`--out must end in .gif or .mp4, got ${values.out}`);
  const frames = await film(kind, steps, seed, !values.still);
  writeAtomically(out, extension === ".gif" ? encodeGif(frames, fps) : await encodeMp4(frames, fps));
  process.stdout.write(`${out}\n`);
  return 0;
}

async function writeSheet(file: string, seed: number): Promise<number> {
  if (path.extname(file) !== ".png") throw new UsageError(`--sheet must end in .png, got ${file}`);
  const { width, height, pixels } = await contactSheet(Object.values(games), seed);
  const out = path.resolve(file);
  writeAtomically(out, encodePng({ width, height, channels: 3, data: pixels }));
  process.stdout.write(`${out}\n`);
  return 0;
}

async function play(kind: GameKind, fps: number, seed: number, port: number): Promise<number> {
  const { url, close } = await serve(kind, { fps, seed, port }).catch((error: NodeJS.ErrnoException) => {
    throw error.code === "EADDRINUSE"
      ? new UsageError(`port ${port} is taken: give another, or none`)
      : error;
  });
  process.stdout.write(`${kind.title}\nOpen ${url} in a browser; Ctrl-C ends it.\n`);
  await new Promise<void>((resolve) => process.once("SIGINT", resolve));
  close();
  return 0;
}

runCommand({ name: "play", run: "npm run play", theirs: [MujocoAbsentError, GymnasiumError] }, main);
