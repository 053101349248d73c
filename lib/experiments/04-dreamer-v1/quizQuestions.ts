import type { QuizQuestion } from "../../jupyter/teaching/quiz";

/** What notebook 04 asks at its end; the last two questions are about notebooks 02 and 03. */
export const quiz04: readonly QuizQuestion[] = [
  {
    question: "What must the **prior** $p(z_t\\mid h_t)$ never see?",
    choices: [
      {
        text: "The action $a_t$.",
        why: "It comes in through $h_t$: without it the model could not be steered.",
      },
      {
        text: "The picture $o_t$.",
        right: true,
        why: "In imagination there is no picture. A prior that has seen one cannot dream.",
      },
      { text: "The state before.", why: "It is what the prior goes on from, by way of $h_t$." },
    ],
  },
  {
    question:
      "The loss of the divergence is $\\max(\\text{KL},\\ 3)$, and the KL is 2 nats. What does this term change?",
    choices: [
      {
        text: "Nothing: below the floor its gradient is exactly 0.",
        right: true,
        why: "The model may use two nats for free. It is not pushed to say less, nor to say more.",
      },
      { text: "It pushes the KL up to 3.", why: "A constant has no gradient, in no direction." },
      { text: "It pushes the KL down to 0.", why: "It would without the floor." },
    ],
  },
  {
    question: "In imagination, which weights does the **actor's** loss change?",
    choices: [
      {
        text: "The actor's and the model's.",
        why: "A model that serves the actor's wishes dreams what the actor wants.",
      },
      {
        text: "The actor's alone.",
        right: true,
        why: "Model and critic stand still while the actor is improved.",
      },
      {
        text: "The actor's and the critic's.",
        why: "The critic has a loss of its own: to predict the returns.",
      },
    ],
  },
  {
    question: "With λ = 0, what does the return of a state know of rewards five steps ahead?",
    choices: [
      {
        text: "Only what the critic says of them.",
        right: true,
        why: "One reward, then the value of the next state. A critic that knows nothing tells nothing.",
      },
      { text: "All of them, as they are imagined.", why: "That is λ = 1." },
      { text: "Nothing at all.", why: "The next state's value stands for them, well or badly." },
    ],
  },
  {
    question: "An agent's imagined return rises, its real one does not. Where have you seen that before?",
    choices: [
      {
        text: "Planning in a model that is wrong where the plan goes: the optimism gap of notebook 02.",
        right: true,
        why: "The plan finds the model's mistakes. The cure is the same: go there, and collect data.",
      },
      {
        text: "It means that the critic is too slow.",
        why: "A slow critic errs in both directions; this is one-sided.",
      },
      {
        text: "It cannot happen if the model's loss is small.",
        why: "The loss is small where the data are. The plan goes elsewhere.",
      },
    ],
  },
  {
    question:
      "In open loop a model sees five pictures and predicts forty-five. Which pictures enter its 20th prediction?",
    choices: [
      { text: "The first five.", right: true, why: "And all actions up to there; nothing else." },
      { text: "The nineteen before it.", why: "That is teacher forcing: it measures one step at a time." },
      { text: "The last one.", why: "It has not been seen." },
    ],
  },
];
