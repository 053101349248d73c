import { px } from "./element";

/** One marker symbol of a given diameter, as a path around (x, y). */
export function markerPath(symbol: string, x: number, y: number, size: number): string {
  const r = size / 2;
  const polygon = (points: readonly (readonly [number, number])[]) =>
    `M${points.map(([a, b]) => `${px(x + a * r)} ${px(y + b * r)}`).join("L")}Z`;
  const name = symbol.replace(/-open$/, "");
  if (name === "square") return polygon([[-1, -1], [1, -1], [1, 1], [-1, 1]]); // prettier-ignore
  if (name === "diamond") return polygon([[0, -1.3], [1.3, 0], [0, 1.3], [-1.3, 0]]); // prettier-ignore
  if (name === "triangle-up")
    return polygon([
      [0, -1.2],
      [1.1, 0.8],
      [-1.1, 0.8],
    ]);
  if (name === "triangle-down")
    return polygon([
      [0, 1.2],
      [1.1, -0.8],
      [-1.1, -0.8],
    ]);
  if (name === "cross") return polygon(plus(0));
  if (name === "x") return polygon(plus(Math.PI / 4));
  if (name === "star") return polygon(star());
  return `M${px(x - r)} ${px(y)}a${px(r)} ${px(r)} 0 1 0 ${px(size)} 0a${px(r)} ${px(r)} 0 1 0 ${px(-size)} 0Z`;
}

function plus(turn: number): (readonly [number, number])[] {
  const [w, l] = [0.36, 1.15];
  const corners = [[w, -l], [w, -w], [l, -w], [l, w], [w, w], [w, l], [-w, l], [-w, w], [-l, w], [-l, -w], [-w, -w], [-w, -l]]; // prettier-ignore
  return corners.map(
    ([a, b]) => [a * Math.cos(turn) - b * Math.sin(turn), a * Math.sin(turn) + b * Math.cos(turn)] as const,
  );
}

function star(): (readonly [number, number])[] {
  return Array.from({ length: 10 }, (_, i) => {
    const [angle, radius] = [(i * Math.PI) / 5 - Math.PI / 2, i % 2 === 0 ? 1.35 : 0.54];
    return [radius * Math.cos(angle), radius * Math.sin(angle)] as const;
  });
}
