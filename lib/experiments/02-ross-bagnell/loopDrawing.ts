import { diagram } from "../../jupyter/display/diagram";
import type { DiagramNode } from "../../jupyter/display/diagrams/description";

/** Shows the Ross–Bagnell loop: fit, plan, act, add the data; the loss is shared between the expert's data and the learner's.
 *  @param expertShare Weight of the expert's data in the fit; that of the learner's is the rest.
 *  @throws RangeError if it is not from 0 to 1. */
export function showLoop(expertShare = 0.5): void {
  if (!(expertShare >= 0 && expertShare <= 1))
    throw new RangeError(`showLoop: expertShare must be from 0 to 1, got ${expertShare}`);
  const [expert, learner] = [expertShare, 1 - expertShare].map(shareText);
  const step = (id: string, at: DiagramNode["at"], label: string, note: string): DiagramNode => {
    return { id, at, label, note, shape: "rounded" };
  };
  diagram(
    {
      nodes: [
        step("expert", [0, 0], "expert's data", "collected once"),
        step("learner", [0, 1.5], "learner's data", "empty at first"),
        step("fit", [2.2, 0], "fit", "a model"),
        step("plan", [4.2, 0], "plan", "a policy in the model"),
        step("act", [4.2, 1.5], "act", "in the world"),
      ],
      arrows: [
        { from: "expert", to: "fit", label: `${expert} of the loss` },
        { from: "learner", to: "fit", label: `${learner} of the loss`, labelSide: "right" },
        { from: "fit", to: "plan" },
        { from: "plan", to: "act" },
        { from: "act", to: "learner", label: "add the data", labelSide: "right" },
      ],
    },
    {
      alt: `The loop: fit a model, with weight ${expert} on the expert's data and ${learner} on the learner's; plan a policy in it; act in the
        world; add the data to the learner's, and fit again. The expert's data are collected once, the learner's are empty at first.`,
    },
  );
}

function shareText(share: number): string {
  return share === 0.5 ? "½" : String(Number(share.toPrecision(3)));
}
