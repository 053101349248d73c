import { speedup, spread } from "../train/trainReport";
import type { MeasuredPeer } from "./measurePeers";

const columns = [
  "ms per step: median (min–max)",
  "vs jax-js",
  "vs PyTorch",
  "ready after",
  "peak memory",
  "differs by",
];

const ratio = (one: MeasuredPeer, other: MeasuredPeer | undefined): string =>
  other && other !== one ? `${speedup(one, other).toFixed(2)}×` : "–";

/** The table of one work, as Markdown: "2×" is twice as many steps a second. */
export function peersTable(title: string, peers: readonly MeasuredPeer[]): string {
  const named = (start: string): MeasuredPeer | undefined => peers.find(({ name }) => name.startsWith(start));
  const rows = peers.map((peer, i) => {
    const cells = [
      spread(peer.turns.flat()),
      ratio(peer, named("jax-js")),
      ratio(peer, named("PyTorch")),
      `${peer.readySeconds.toFixed(1)} s`,
      `${(peer.peakBytes / 1e9).toFixed(2)} GB`,
      i === 0 ? "reference" : peer.difference.toExponential(0),
    ];
    return `| ${[peer.name, ...cells].join(" | ")} |`;
  });
  return [
    `**${title}**`,
    "",
    `| | ${columns.join(" | ")} |`,
    `|---|${columns.map(() => "---:|").join("")}`,
    ...rows,
  ].join("\n");
}
