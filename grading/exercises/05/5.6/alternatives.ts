import { alternatives05 } from "../variations";

export const alternatives = alternatives05({
  "variable-after-variable": ({ sum }) => ({
    latentCapacity: (groups, classes) => {
      const each = Array.from({ length: groups }, () => classes);
      return {
        length: sum(each),
        ones: each.length,
        density: 1 / classes,
        bits: sum(each.map((k) => Math.log(k) / Math.LN2)),
      };
    },
  }),
  "in-nats-first": () => ({
    latentCapacity: (groups, classes) => {
      const nats = groups * Math.log(classes);
      const length = classes * groups;
      return { bits: nats * Math.LOG2E, density: groups / length, ones: groups, length };
    },
  }),
});
