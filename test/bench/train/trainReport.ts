import { type BenchAgent } from "./agents/benchAgent";
import { benchAgents } from "./agents/benchAgents";
import { type Measured, type SizeResult } from "./measure";

/** The middle of some numbers, which must not be empty. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

const steps = ({ turns }: Measured): number[] => turns.flat();

/**
 * How many times as fast a contender is as another: the median, over the turns in which both ran, of the ratios of their medians; a busy moment
 * of the machine meets both of them.
 */
export function speedup(one: Pick<Measured, "turns">, other: Pick<Measured, "turns">): number {
  const both = Math.min(one.turns.length, other.turns.length);
  const ratios = one.turns.slice(0, both).map((turn, i) => median(other.turns[i]) / median(turn));
  return median(ratios);
}

/** The faster of PyTorch's eager runs; undefined without PyTorch. */
export function bestEagerTorch(contenders: readonly Measured[]): Measured | undefined {
  const eager = contenders.filter(({ name }) => name.startsWith("PyTorch eager"));
  return eager.sort((a, b) => median(steps(a)) - median(steps(b)))[0];
}

/** Milliseconds, with two digits or three. */
export const milliseconds = (ms: number): string => ms.toFixed(ms < 10 ? 2 : ms < 100 ? 1 : 0);

/** The median of some times, and in brackets the least and the most. */
export function spread(times: readonly number[]): string {
  const [low, high] = [Math.min(...times), Math.max(...times)];
  return `${milliseconds(median(times))} (${milliseconds(low)}–${milliseconds(high)})`;
}

const ratio = (one: Measured, other: Measured | undefined): string =>
  other && one !== other ? `${speedup(one, other).toFixed(2)}×` : "–";

const gigabytes = (bytes: number): string => (bytes / 1e9).toFixed(2);

const columns = [
  "ms per step: median (min–max)",
  "steps",
  "vs PyTorch eager",
  "vs torch.compile",
  "GFLOP/s",
  "of product rate",
  "ready after (again)",
  "peak memory, until ready / in all",
  "differs by",
  "policy step, ms",
  "noise, ms",
];

function row(measured: Measured, { contenders, productGflops }: SizeResult, flops: number): string[] {
  const { readyAgainSeconds } = measured;
  const times = steps(measured);
  const gflops = (1e-6 * flops) / median(times);
  const compiled = contenders.find(({ name }) => name.startsWith("torch.compile"));
  return [
    spread(times),
    String(times.length),
    ratio(measured, bestEagerTorch(contenders)),
    ratio(measured, compiled),
    gflops.toFixed(0),
    `${((100 * gflops) / productGflops).toFixed(0)} %`,
    `${measured.readySeconds.toFixed(1)}${readyAgainSeconds === null ? "" : ` (${readyAgainSeconds.toFixed(1)})`} s`,
    `${gigabytes(measured.readyPeakBytes)} / ${gigabytes(measured.peakBytes)} GB`,
    measured.difference ? measured.difference.error.toExponential(0) : "reference",
    milliseconds(median(measured.acting)),
    milliseconds(median(measured.drawing)),
  ];
}

function describe({ size, config }: BenchAgent): string {
  const { batchSize: B, batchLength: T, imageSize: h, channels: C, horizon: H, stochSize: Z } = size;
  const { latent } = config.world.rssm;
  const stoch = latent.kind === "categorical" ? `${Z / latent.classes}×${latent.classes}` : Z;
  return `B ${B}, T ${T}, ${h}×${h}×${C}, deter ${size.deterSize}, stoch ${stoch}, heads of ${size.headSize}, horizon ${H}`;
}

/** The table of one step, as Markdown. */
export function tableOf(result: SizeResult): string {
  const { task } = result;
  const agent = benchAgents[task.agent](task.size);
  const { flops } = agent;
  const facts = `${(flops / 1e9).toFixed(1)} GFLOP a step; matrix products run at ${result.productGflops.toFixed(0)} GFLOP/s here`;
  const rows = result.contenders.map(
    (measured) => `| ${[measured.name, ...row(measured, result, flops)].join(" | ")} |`,
  );
  return [
    `**${task.agent}, ${task.size}** (${describe(agent)}); ${facts}.`,
    "",
    `| | ${columns.join(" | ")} |`,
    `|---|${columns.map(() => "---:|").join("")}`,
    ...rows,
  ].join("\n");
}
