import { alternatives04 } from "../variations";

export const alternatives = alternatives04({
  "one-loop": () => ({
    evidenceTerms: (prior, likelihood, q) => {
      let [probability, reconstruction, kl] = [0, 0, 0];
      for (let z = 0; z < prior.length; z++) {
        probability += prior[z] * likelihood[z];
        if (q[z] === 0) continue;
        reconstruction += q[z] * Math.log(likelihood[z]);
        kl += q[z] * Math.log(q[z] / prior[z]);
      }
      const [evidence, elbo] = [Math.log(probability), reconstruction - kl];
      return { evidence, reconstruction, kl, elbo, gap: evidence - elbo };
    },
  }),
  "by-bayes-rule": ({ sum }) => ({
    evidenceTerms: (prior, likelihood, q) => {
      const joint = prior.map((p, z) => p * likelihood[z]);
      const posterior = joint.map((p) => p / sum(joint));
      const divergence = (from: number[]) =>
        sum(q.map((x, z) => (x === 0 ? 0 : x * (Math.log(x) - Math.log(from[z])))));
      const [kl, gap, evidence] = [divergence([...prior]), divergence(posterior), Math.log(sum(joint))];
      return { gap, kl, evidence, elbo: evidence - gap, reconstruction: evidence - gap + kl };
    },
  }),
  "possible-states-alone": ({ sum }) => ({
    evidenceTerms: (prior, likelihood, q) => {
      const logs = prior.map((p, z) => Math.log(p) + Math.log(likelihood[z]));
      const most = Math.max(...logs);
      const evidence = most + Math.log(sum(logs.map((x) => Math.exp(x - most))));
      const possible = q.flatMap((x, z) => (x > 0 ? [{ x, z }] : []));
      const under = (f: (z: number) => number) => sum(possible.map(({ x, z }) => x * f(z)));
      const entropy = -under((z) => Math.log(q[z]));
      const reconstruction = under((z) => Math.log(likelihood[z]));
      const elbo = under((z) => logs[z]) + entropy;
      const gap = under((z) => evidence - logs[z]) - entropy;
      return { evidence, reconstruction, kl: -under((z) => Math.log(prior[z])) - entropy, elbo, gap };
    },
  }),
  "a-tiny-number-in-the-logarithm": ({ sum }) => ({
    evidenceTerms: (prior, likelihood, q) => {
      const tiny = 1e-12;
      const mean = (x: number[]) => sum(q.map((weight, z) => weight * x[z]));
      const joint = prior.map((p, z) => p * likelihood[z]);
      const evidence = Math.log(sum(joint));
      const reconstruction = mean(likelihood.map((x) => Math.log(x + tiny)));
      const kl = mean(q.map((x, z) => Math.log((x + tiny) / (prior[z] + tiny))));
      const gap = mean(q.map((x, z) => Math.log((x + tiny) / (joint[z] + tiny)))) + evidence;
      return { evidence, reconstruction, kl, elbo: reconstruction - kl, gap };
    },
  }),
});
