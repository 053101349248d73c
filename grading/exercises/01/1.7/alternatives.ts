import { alternatives01 } from "../variations";

export const alternatives = alternatives01({
  "four-returns": ({ evalPolicy, dot }) => ({
    pdpmTerms: (world, model, piHat, piStar) => {
      const [hat, star] = [piHat, piStar].map((pi) => ({
        world: dot(world.mu, evalPolicy(world, pi)),
        model: dot(world.mu, evalPolicy(model, pi)),
      }));
      return {
        planning: star.model - hat.model,
        learnerModelErr: hat.model - hat.world,
        expertModelErr: star.world - star.model,
        gap: star.world - hat.world,
      };
    },
  }),
  "by-the-simulation-lemma": ({ simulationGap, performanceDifference }) => ({
    pdpmTerms: (world, model, piHat, piStar) => ({
      planning: performanceDifference(model, piStar, piHat),
      learnerModelErr: simulationGap(world, model, piHat).rhs,
      expertModelErr: -simulationGap(world, model, piStar).rhs,
      gap: performanceDifference(world, piStar, piHat),
    }),
  }),
});
