import { misconceptions05 } from "../variations";

export const misconceptions = misconceptions05()({
  "mean-not-taken-off": {
    hint: "Your exact gradient lifts every class that has a value above 0. A logit gains from its class only by what it is above the mean.",
    implement: ({ softmax }) => ({
      exactGradient: (logits, values) => softmax(logits).map((x, i) => x * values[i]),
    }),
  },
  "plain-mean": {
    hint: "You compare each value with the plain mean. Which mean does the policy of draws get?",
    implement: ({ softmax, mean }) => ({
      exactGradient: (logits, values) => softmax(logits).map((x, i) => x * (values[i] - mean(values))),
    }),
  },
  "not-weighed": {
    hint: "Your exact gradient moves a class that never comes like one that always does. By which factor does a logit move its probability?",
    implement: ({ softmax, sum }) => ({
      exactGradient: (logits, values) => {
        const expected = sum(softmax(logits).map((x, k) => x * values[k]));
        return values.map((value) => value - expected);
      },
    }),
  },
  "logits-for-probabilities": {
    hint: "You take the logits for probabilities. Which function makes them such?",
    implement: ({ sum }) => ({
      exactGradient: (logits, values) => {
        const expected = sum(logits.map((x, k) => x * values[k]));
        return logits.map((x, i) => x * (values[i] - expected));
      },
    }),
  },
  "cost-for-value": {
    hint: "Your exact gradient goes down where E[f] goes up.",
    implement: ({ withResult }) => withResult("exactGradient", (slopes) => slopes.map((x) => -x)),
  },
  "slopes-at-their-own-class": {
    hint: "You take for each class the slope at its own vector. Straight-through does not know it: it asks for all slopes at the one vector that was drawn.",
    implement: ({ softmax, sum }) => ({
      straightThroughMean: (logits, slopes) => {
        const p = softmax(logits);
        const along = sum(p.map((x, j) => x * slopes[j][j]));
        return p.map((x, i) => x * (slopes[i][i] - along));
      },
    }),
  },
  "rows-for-columns": {
    hint: "You read the table of slopes the wrong way: row k holds the slopes at the k-th vector.",
    implement: ({ withArguments }) =>
      withArguments("straightThroughMean", (logits, slopes) => [
        logits,
        slopes.map((_, i) => slopes.map((row) => row[i])),
      ]),
  },
  "draws-alike": {
    hint: "You average over the draws as if each came equally often.",
    implement: ({ softmax, sum, mean }) => ({
      straightThroughMean: (logits, slopes) => {
        const p = softmax(logits);
        const average = p.map((_, i) => mean(slopes.map((row) => row[i])));
        const along = sum(p.map((x, j) => x * average[j]));
        return p.map((x, i) => x * (average[i] - along));
      },
    }),
  },
  "likeliest-draw": {
    hint: "You take the slopes at the likeliest vector alone. Every draw has its share in the average.",
    implement: ({ softmax, sum }) => ({
      straightThroughMean: (logits, slopes) => {
        const p = softmax(logits);
        const row = slopes[p.indexOf(Math.max(...p))];
        const along = sum(p.map((x, j) => x * row[j]));
        return p.map((x, i) => x * (row[i] - along));
      },
    }),
  },
  "without-the-softmax": {
    hint: "You hand the slopes to the logits as they are. Between logits and probabilities stands a softmax, whose derivative is missing.",
    implement: ({ softmax, sum }) => ({
      straightThroughMean: (logits, slopes) => {
        const p = softmax(logits);
        return p.map((_, i) => sum(p.map((x, k) => x * slopes[k][i])));
      },
    }),
  },
  "half-the-softmax": {
    hint: "Your softmax lets all logits rise together. What one probability gains, the others lose: what is to be taken off?",
    implement: ({ softmax, sum }) => ({
      straightThroughMean: (logits, slopes) => {
        const p = softmax(logits);
        return p.map((x, i) => x * sum(p.map((y, k) => y * slopes[k][i])));
      },
    }),
  },
  "half-forgotten": {
    hint: "Your estimate is twice the gradient: each of the two draws tells its own estimate, and their mean is wanted.",
    implement: ({ withResult }) => withResult("twoSampleGradient", (slopes) => slopes.map((x) => 2 * x)),
  },
  "first-draw-alone": {
    hint: "Only the first draw moves a logit. The second one is as good a draw, with the first as its baseline.",
    implement: () => ({
      twoSampleGradient: (first, second, classes) =>
        Array.from({ length: classes }, (_, i) => (i === first.draw ? first.value - second.value : 0)),
    }),
  },
  "no-baseline": {
    hint: "Each draw moves its logit by its value alone. What should it be compared with?",
    implement: () => ({
      twoSampleGradient: (first, second, classes) =>
        Array.from(
          { length: classes },
          (_, i) => ((i === first.draw ? first.value : 0) + (i === second.draw ? second.value : 0)) / 2,
        ),
    }),
  },
  "both-up": {
    hint: "Both of your draws move up. If one was better than the other, the other was worse.",
    implement: () => ({
      twoSampleGradient: (first, second, classes) =>
        Array.from(
          { length: classes },
          (_, i) =>
            ((first.value - second.value) / 2) * (Number(i === first.draw) + Number(i === second.draw)),
        ),
    }),
  },
  "worse-draw-up": {
    hint: "Your worse draw moves up.",
    implement: ({ withArguments }) =>
      withArguments("twoSampleGradient", (first, second, classes) => [
        { draw: first.draw, value: second.value },
        { draw: second.draw, value: first.value },
        classes,
      ]),
  },
});
