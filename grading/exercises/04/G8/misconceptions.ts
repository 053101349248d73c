import type { Reference04 } from "../reference";
import { misconceptions04 } from "../variations";

/** Draws made otherwise of two numbers. */
const drawing =
  () =>
  ({
    isExperts = (u: number, share: number, _own: number, _expert: number): boolean => u < share,
    place = (u: number, size: number): number => Math.floor(u * size),
  }): Partial<Reference04> => ({
    drawMixed: (own, expert, count, share, uniform) =>
      Array.from({ length: count }, () => {
        const store = isExperts(uniform(), share, own.length, expert.length) ? expert : own;
        return store[place(uniform(), store.length)];
      }),
  });

export const misconceptions = misconceptions04({ drawing })({
  "by-size": {
    hint: "The larger store is drawn from more often in your batch: its size decides, and not `share`. What happens to the expert's part as the agent's store grows?",
    implement: ({ drawing }) =>
      drawing({ isExperts: (u, _share, own, expert) => u < expert / (own + expert) }),
  },
  "one-heap": {
    hint: "You put both stores on one heap and draw from that. What happens to the expert's part as the agent's store grows?",
    implement: () => ({
      drawMixed: (own, expert, count, _share, uniform) => {
        const heap = [...own, ...expert];
        return Array.from({ length: count }, () => heap[Math.floor(uniform() * heap.length)]);
      },
    }),
  },
  "one-number-for-both": {
    hint: "One number decides on the store and on the item in it. Which of the expert's items can it reach, if it is below the share?",
    implement: () => ({
      drawMixed: (own, expert, count, share, uniform) =>
        Array.from({ length: count }, () => {
          const u = uniform();
          const store = u < share ? expert : own;
          return store[Math.floor(u * store.length)];
        }),
    }),
  },
  "fixed-parts": {
    hint: "The first part of your batch is always the expert's. The store is to be drawn anew for each item: what becomes of a share of 0.1 in a batch of 4?",
    implement: () => ({
      drawMixed: (own, expert, count, share, uniform) =>
        Array.from({ length: count }, (_, i) => {
          const store = i < Math.round(share * count) ? expert : own;
          return store[Math.floor(uniform() * store.length)];
        }),
    }),
  },
  "the-other-way-round": {
    hint: "Your expert is asked where the number is at or above the share. How often is that, for a share of 0.1?",
    implement: ({ drawing }) => drawing({ isExperts: (u, share) => u >= share }),
  },
  "at-the-share": {
    hint: "Your expert is asked at the share itself, too. Then a share of 0 is not quite 0: what if the first number is 0?",
    implement: ({ drawing }) => drawing({ isExperts: (u, share) => u <= share }),
  },
  "always-half": {
    hint: "Your batch is half the expert's whatever `share` says.",
    implement: ({ drawing }) => drawing({ isExperts: (u) => u < 0.5 }),
  },
  rounds: {
    hint: "You round the place of the item. Which item is that for a number of 0.99, and is it there?",
    implement: ({ drawing }) => drawing({ place: (u, size) => Math.round(u * size) }),
  },
  "never-the-last": {
    hint: "The last item of your stores is never drawn. Of how many items is one chosen?",
    implement: ({ drawing }) => drawing({ place: (u, size) => Math.floor(u * (size - 1)) }),
  },
  "one-place": {
    hint: "All items from one store are the same one in your batch: how often do you draw a place?",
    implement: () => ({
      drawMixed: (own, expert, count, share, uniform) => {
        const u = uniform();
        return Array.from({ length: count }, () => {
          const store = uniform() < share ? expert : own;
          return store[Math.floor(u * store.length)];
        });
      },
    }),
  },
  "one-store": {
    hint: "Your whole batch is from one store: how often do you choose between them?",
    implement: () => ({
      drawMixed: (own, expert, count, share, uniform) => {
        const store = uniform() < share ? expert : own;
        return Array.from({ length: count }, () => store[Math.floor(uniform() * store.length)]);
      },
    }),
  },
  "item-before-store": {
    hint: "Your first number chooses the item and your second the store. The exercise says which comes first.",
    implement: () => ({
      drawMixed: (own, expert, count, share, uniform) =>
        Array.from({ length: count }, () => {
          const u = uniform();
          const store = uniform() < share ? expert : own;
          return store[Math.floor(u * store.length)];
        }),
    }),
  },
  "stores-before-items": {
    hint: "You choose all the stores before the first item. Each draw takes its two numbers one after the other.",
    implement: () => ({
      drawMixed: (own, expert, count, share, uniform) =>
        Array.from({ length: count }, () => (uniform() < share ? expert : own)).map(
          (store) => store[Math.floor(uniform() * store.length)],
        ),
    }),
  },
});
