import { diagram } from "../../jupyter/display/diagram";
import type { Diagram } from "../../jupyter/display/diagrams/description";

/** The terms of (PDPM) with numbers. */
interface Terms {
  planning: number;
  learnerModelErr: number;
  expertModelErr: number;
  gap: number;
}

/** Shows (PDPM) as a way around: from the expert's real return to the learner's through the model. Each arrow's term is what
 *  the return falls by on it.
 *  @param terms Numbers to write on the arrows, such as what `pdpmTerms` returns. */
export function showThreeTerms(terms?: Terms): void {
  const value = (key: keyof Terms) =>
    terms === undefined ? "" : ` ${terms[key].toFixed(2).replace("-", "−")}`;
  const [planning, learner, expert, gap] = (
    ["planning", "learnerModelErr", "expertModelErr", "gap"] as const
  ).map(value);
  diagram(ladder({ planning, learner, expert, gap }), {
    alt: `From the expert's real return to the expert's promised return: model error where the expert goes${expert}; on to the learner's
      promised return: planning${planning}; on to the learner's real return: model error where the learner goes${learner}. The three
      terms add up to the direct way, the return lost${gap}.`,
  });
}

function ladder(say: Record<"planning" | "learner" | "expert" | "gap", string>): Diagram {
  const box = { shape: "rounded" } as const;
  return {
    nodes: [
      { id: "real expert", at: [0, 0], label: "expert's real return", note: "π* in the world", ...box },
      {
        id: "promised expert",
        at: [4, 0],
        label: "expert's promised return",
        note: "π* in the model",
        ...box,
      },
      {
        id: "promised learner",
        at: [4, 1.5],
        label: "learner's promised return",
        note: "π̂ in the model",
        ...box,
      },
      { id: "real learner", at: [0, 1.5], label: "learner's real return", note: "π̂ in the world", ...box },
    ],
    arrows: [
      {
        from: "real expert",
        to: "promised expert",
        kind: "model",
        label: `model error${say.expert}\nwhere the expert goes`,
      },
      {
        from: "promised expert",
        to: "promised learner",
        kind: "model",
        label: `planning${say.planning}`,
        labelSide: "right",
      },
      {
        from: "promised learner",
        to: "real learner",
        kind: "model",
        label: `model error${say.learner}\nwhere the learner goes`,
        labelSide: "left",
      },
      { from: "real expert", to: "real learner", label: `return lost${say.gap}`, labelSide: "left" },
    ],
    legend: { world: "what we want to bound", model: "through the model: the three terms" },
  };
}
