import { diagram } from "../../jupyter/display/diagram";
import type { DiagramArrow, DiagramNode, DiagramPanel } from "../../jupyter/display/diagrams/description";

/** Two steps of the model: what there is at each time, from the top down. */
const nodes = {
  a: { id: "a", at: [1.1, 0], label: "a₂", shape: "text" },
  h1: { id: "h1", at: [0, 1], label: "h₁", shape: "square" },
  h2: { id: "h2", at: [2.2, 1], label: "h₂", shape: "square" },
  z1: { id: "z1", at: [0, 2.2], label: "z₁" },
  z2: { id: "z2", at: [2.2, 2.2], label: "z₂" },
  o1: { id: "o1", at: [0, 3.4], label: "o₁", shape: "rounded" },
  o2: { id: "o2", at: [2.2, 3.4], label: "o₂", shape: "rounded" },
  r2: { id: "r2", at: [3.4, 1], label: "r₂", shape: "rounded" },
} as const satisfies Record<string, DiagramNode>;

const encoder: DiagramArrow[] = [
  { from: "o1", to: "z1", bend: 0.25 },
  { from: "o2", to: "z2", bend: 0.25 },
  { from: "h2", to: "z2", bend: 0.25 },
];
const dynamics: DiagramArrow[] = [
  { from: "h1", to: "h2" },
  { from: "z1", to: "h2" },
  { from: "a", to: "h2" },
  { from: "h2", to: "z2", kind: "model", bend: -0.25 },
];
const decoders: DiagramArrow[] = [
  { from: "z2", to: "o2", kind: "model", bend: 0.25 },
  { from: "h2", to: "r2", kind: "model" },
  { from: "z2", to: "r2", kind: "model" },
];

const panel = (name: string, names: (keyof typeof nodes)[], arrows: DiagramArrow[]): DiagramPanel => ({
  name,
  nodes: names.map((id) => nodes[id]),
  arrows,
});

/** Shows Dreamer's model, piece by piece: the encoder, the dynamics, what is predicted from the state. */
export function showModel(): void {
  diagram(
    {
      panels: [
        panel("1 · what happened", ["h2", "z1", "z2", "o1", "o2"], encoder),
        panel("2 · what happens next", ["a", "h1", "h2", "z1", "z2"], dynamics),
        panel("3 · what it is asked for", ["h2", "z2", "o2", "r2"], decoders),
      ],
      unit: 70,
      legend: { world: "computed from what is known", model: "predicted" },
    },
    {
      alt: `Dreamer's model in three pieces. First, the encoder: the state z₂ is inferred from the picture o₂ and the memory h₂. Second, the
        dynamics: the memory h₂ comes from h₁, z₁ and the action a₂, and predicts z₂ before there is a picture. Third, from h₂ and z₂ the
        picture o₂ and the reward r₂ are predicted.`,
    },
  );
}

/** Shows imagination: the actor acts in the model, and no picture is asked for. */
export function showImagination(): void {
  const at = (t: number): DiagramNode[] => [
    {
      id: `s${t}`,
      at: [1.6 * t, 1],
      label: `s${"₀₁₂₃"[t]}`,
      start: t === 0 ? "left" : undefined,
    },
    { id: `r${t}`, at: [1.6 * t, 2.2], label: `r${"₀₁₂₃"[t]}, v${"₀₁₂₃"[t]}`, shape: "text" },
  ];
  const states = [0, 1, 2, 3];
  const actions = states.slice(0, -1).map((t): DiagramNode => {
    return { id: `a${t}`, at: [1.6 * t + 0.8, 0], label: `a${"₀₁₂"[t]}`, shape: "text" };
  });
  const arrows = states.flatMap((t): DiagramArrow[] => {
    const predicted: DiagramArrow = { from: `s${t}`, to: `r${t}`, kind: "model" };
    if (t === 3) return [predicted];
    return [
      predicted,
      { from: `s${t}`, to: `a${t}` },
      { from: `a${t}`, to: `s${t + 1}` },
      { from: `s${t}`, to: `s${t + 1}`, kind: "model" },
    ];
  });
  diagram(
    {
      nodes: [...states.flatMap(at), ...actions],
      arrows,
      unit: 80,
      legend: { world: "the actor's choice", model: "the model's prediction" },
    },
    {
      alt: `Imagination: from a state s₀ that a real picture gave (the arrow from outside), the actor chooses a₀, the model predicts s₁, and so on up to s₃. Along the way
        rewards r and values v are predicted from the states. There is no picture after the first.`,
    },
  );
}
