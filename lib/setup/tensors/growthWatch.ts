import { bytesBelow } from "../shared/folders";

/** A program that receives nothing for this long is given up. */
const STALL_MS = 120_000;

/** Watches a folder grow: reports it, and gives up when nothing has come for two minutes. */
export function growthWatch(
  folder: string,
  report: (bytes: number) => void,
  stallMs = STALL_MS,
): () => string | undefined {
  let [most, since] = [-1, Date.now()];
  return () => {
    const bytes = bytesBelow(folder);
    report(bytes);
    if (bytes > most) [most, since] = [bytes, Date.now()];
    return Date.now() - since > stallMs ? `nothing came for ${Math.round(stallMs / 1000)} s` : undefined;
  };
}
