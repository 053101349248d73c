import * as tf from "lib/tensor/tf";
import { type ActorLossInputs, pathwiseActorLoss, reinforceActorLoss } from "lib/objectives/actorLoss";
import { criticLoss } from "lib/objectives/criticLoss";
import { lossGradients } from "lib/objectives/lossGradients";
import { describeOnEachBackend } from "../nn/eachBackend";
import { expectClose } from "../nn/expectClose";
import { expectOwned } from "../nn/expectOwned";

const row = (...numbers: number[]) => tf.tensor2d([numbers]);

const example = (): ActorLossInputs => ({
  returns: row(3, 5),
  value: row(1, 6),
  logProb: row(-0.5, -2),
  entropy: row(0.75, 0.25),
  weight: row(1, 0.5),
});

const losses = { actorLoss: reinforceActorLoss, criticLoss };

describeOnEachBackend("lossGradients", () => {
  it("sends the actor's gradient through log π and entropy alone, by hand", () => {
    const { actor } = lossGradients(losses, example(), 2);
    expectClose(actor.logProb, [[-1, 0.25]]);
    expectClose(actor.entropy, [[-1, -0.5]]);
    expectClose(actor.returns, [[0, 0]], 0);
    expectClose(actor.value, [[0, 0]], 0);
    expectClose(actor.weight, [[-0.25, -1.25]]);
  });

  it("sends the critic's through the value, and none to the target, by hand", () => {
    const { critic } = lossGradients(losses, example(), 2);
    expectClose(critic.value, [[-1, 0.25]]);
    expectClose(critic.returns, [[0, 0]], 0);
    expectClose(critic.weight, [[1, 0.25]]);
  });

  it("is 0 by what a loss does not look at", () => {
    const { actor, critic } = lossGradients({ ...losses, actorLoss: pathwiseActorLoss }, example(), 0);
    expectClose(actor.returns, [[-0.5, -0.25]]);
    for (const unused of [actor.value, actor.logProb, actor.entropy, critic.logProb, critic.entropy])
      expectClose(unused, [[0, 0]], 0);
  });

  it("shows a critic whose target is no constant", () => {
    const chasing = ({ value, returns }: Pick<ActorLossInputs, "value" | "returns">) =>
      tf.mean(tf.square(tf.sub(value, returns))) as tf.Scalar;
    const { critic } = lossGradients({ ...losses, criticLoss: chasing }, example(), 2);
    expectClose(critic.returns, [[2, -1]]);
    expectClose(critic.value, [[-2, 1]]);
  });

  it("refuses shapes that differ, and leaves no tensor behind", () => {
    const inputs = example();
    expect(() => lossGradients(losses, { ...inputs, value: row(1) }, 0)).toThrow(
      "lossGradients: value must have shape [1, 2], got [1, 1]",
    );
    expectOwned(() => lossGradients(losses, inputs, 2));
  });
});
