import type { QuizQuestion } from "../../jupyter/teaching/quiz";

/** What notebook 05 asks at its end; the last question is about notebook 03. */
export const quiz05: readonly QuizQuestion[] = [
  {
    question: "A model with one normal for its next state meets a fork. What does it draw?",
    choices: [
      {
        text: "Often something between the two ways.",
        right: true,
        why: "A normal has one middle. To reach both ways it must be wide, and then it reaches what is between them as well.",
      },
      {
        text: "Always the likelier way.",
        why: "Its draws spread about the middle, which lies between the ways.",
      },
      {
        text: "Either way, each crisp.",
        why: "That takes a distribution with two modes, such as a choice between classes.",
      },
    ],
  },
  {
    question: "With $\\alpha=0.8$, what does KL balancing change?",
    choices: [
      {
        text: "The value of the loss.",
        why: "Both terms have the value of the divergence, and the shares add up to 1.",
      },
      {
        text: "Who moves: the prior four times as much as the posterior.",
        right: true,
        why: "The forecast is to run after what was seen, not the other way round.",
      },
      { text: "How many nats are free.", why: "That is the floor of 4.2, which V2 leaves at 0 for Atari." },
    ],
  },
  {
    question: "What does a straight-through draw hand **forward**?",
    choices: [
      { text: "The probabilities.", why: "They go back, as a gradient. Forward goes a choice." },
      {
        text: "Exactly one 1 in each variable.",
        right: true,
        why: "The decoder never sees a mixture, in training as in imagination.",
      },
      { text: "A sharpened softmax.", why: "That is another estimator, Gumbel-softmax: it is soft forward." },
    ],
  },
  {
    question: "A median over 55 games rises from 1.47 to 2.23. In how many games did the agent improve?",
    choices: [
      {
        text: "One cannot say.",
        right: true,
        why: "The median looks at the middle game. It says nothing of the best and the worst ones.",
      },
      {
        text: "In at least 28.",
        why: "In at least 28 games it now has 2.23 or more; what it had there before is not said.",
      },
      { text: "In all.", why: "In Montezuma's Revenge, for one, Rainbow's 500 is more than 129." },
    ],
  },
  {
    question:
      "Random play finds a key and a door once in ten thousand episodes. What does a better world model change about that?",
    choices: [
      {
        text: "Nothing, before it has seen the reward once.",
        right: true,
        why: "A model learns from what was lived through. It cannot dream of what is behind a door that nobody opened.",
      },
      {
        text: "It finds the key in imagination.",
        why: "It imagines keys and rewards as the data have them: without any.",
      },
      {
        text: "It needs fewer episodes by the factor of its accuracy.",
        why: "How often the reward is met is up to the actions, not to the model.",
      },
    ],
  },
  {
    question:
      "Why could an autoencoder with two numbers hold the blob's position, while one number could not?",
    choices: [
      {
        text: "Two numbers have more bits.",
        why: "One real number has as many bits as one likes; the decoder cannot use them.",
      },
      {
        text: "What changes has two dimensions.",
        right: true,
        why: "The elbow of notebook 03 is at the true dimension. A discrete code has no dimension to match, only classes.",
      },
      { text: "It trained longer.", why: "Both trained for as long." },
    ],
  },
];
