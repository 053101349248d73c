import { misconceptions05 } from "../variations";

export const misconceptions = misconceptions05()({
  "sizes-added": {
    hint: "You add variables and classes. Each variable has a vector of its own: how many numbers are that?",
    implement: ({ withFields }) =>
      withFields("latentCapacity", (_right, groups, classes) => ({
        length: groups + classes,
        density: groups / (groups + classes),
      })),
  },
  "classes-are-lit": {
    hint: "Your ones are as many as there are classes. How many of a variable's numbers are 1, and how many variables are there?",
    implement: ({ withFields }) =>
      withFields("latentCapacity", (_right, groups, classes) => ({ ones: classes, density: 1 / groups })),
  },
  "one-is-lit": {
    hint: "One class is chosen in each variable, not one in all.",
    implement: ({ withFields }) =>
      withFields("latentCapacity", (_right, groups, classes) => ({
        ones: 1,
        density: 1 / (groups * classes),
      })),
  },
  "one-of-length": {
    hint: "You count one choice of as many as there are numbers. Each variable is a choice of its own: what do independent choices do?",
    implement: ({ withFields }) =>
      withFields("latentCapacity", ({ length }) => ({ bits: Math.log2(length) })),
  },
  "a-bit-for-each-number": {
    hint: "A bit for each number would be right if each could be 0 or 1 on its own. Here exactly one of each variable's is 1.",
    implement: ({ withFields }) => withFields("latentCapacity", ({ length }) => ({ bits: length })),
  },
  "a-bit-for-each-one": {
    hint: "You count one bit for each variable. That is right for two classes: how much does a choice of K say?",
    implement: ({ withFields }) => withFields("latentCapacity", ({ ones }) => ({ bits: ones })),
  },
  "exchanged-in-the-bits": {
    hint: "Your bits exchange variables and classes. How many choices are made, and each of how many?",
    implement: ({ withFields }) =>
      withFields("latentCapacity", (_right, groups, classes) => ({ bits: classes * Math.log2(groups) })),
  },
  nats: {
    hint: "Your bits are nats. Which logarithm counts questions that are answered by yes or no?",
    implement: ({ withFields }) =>
      withFields("latentCapacity", (_right, groups, classes) => ({ bits: groups * Math.log(classes) })),
  },
  "number-of-states": {
    hint: "You count the states themselves, Kᴳ. How many bits does it take to number them?",
    implement: ({ withFields }) =>
      withFields("latentCapacity", (_right, groups, classes) => ({ bits: classes ** groups })),
  },
  "density-inverted": {
    hint: "Your density is the other way up: which share of the numbers is 1?",
    implement: ({ withFields }) =>
      withFields("latentCapacity", ({ length, ones }) => ({ density: length / ones })),
  },
  "density-in-percent": {
    hint: "Your density is in percent. A share is asked for.",
    implement: ({ withFields }) =>
      withFields("latentCapacity", ({ density }) => ({ density: 100 * density })),
  },
});
