import { alternatives04 } from "../variations";

export const alternatives = alternatives04({
  "state-by-state": ({ sum }) => ({
    pathwiseGradient: ({ start, retain, gain, effort, gamma, std }, theta, noise) => {
      const closed = retain + gain * theta;
      const [x, dx] = [[start], [0]];
      for (let t = 0; t < noise.length; t++) {
        x.push(closed * x[t] + gain * std * noise[t]);
        dx.push(gain * x[t] + closed * dx[t]);
      }
      return sum(
        noise.map((epsilon, t) => {
          const a = theta * x[t] + std * epsilon;
          return -2 * Math.pow(gamma, t) * (x[t + 1] * dx[t + 1] + effort * a * (x[t] + theta * dx[t]));
        }),
      );
    },
    reinforceGradient: ({ start, retain, gain, effort, gamma, std }, theta, noise) => {
      // each reward is given to all scores so far
      let [x, scores, discount, gradient] = [start, 0, 1, 0];
      for (const epsilon of noise) {
        const a = theta * x + std * epsilon;
        scores += ((a - theta * x) / std ** 2) * x;
        x = retain * x + gain * a;
        gradient -= discount * (x * x + effort * a * a) * scores;
        discount *= gamma;
      }
      return gradient;
    },
  }),
  "from-the-end": () => ({
    pathwiseGradient: ({ start, retain, gain, effort, gamma, std }, theta, noise) => {
      const states = [start];
      const actions = noise.map((epsilon, t) => {
        const a = theta * states[t] + std * epsilon;
        states.push(retain * states[t] + gain * a);
        return a;
      });
      // back through time: what the rest of the return changes by where the state does
      let [byState, gradient] = [0, 0];
      for (let t = noise.length - 1; t >= 0; t--) {
        const byNext = -2 * states[t + 1] + gamma * byState;
        const byAction = -2 * effort * actions[t] + gain * byNext;
        gradient += gamma ** t * byAction * states[t];
        byState = retain * byNext + theta * byAction;
      }
      return gradient;
    },
    reinforceGradient: ({ start, retain, gain, effort, gamma, std }, theta, noise) => {
      const go = (x: number, t: number): { toGo: number; gradient: number } => {
        if (t === noise.length) return { toGo: 0, gradient: 0 };
        const a = theta * x + std * noise[t];
        const next = retain * x + gain * a;
        const later = go(next, t + 1);
        const toGo = later.toGo - gamma ** t * (next ** 2 + effort * a ** 2);
        return { toGo, gradient: later.gradient + ((noise[t] * x) / std) * toGo };
      };
      return go(start, 0).gradient;
    },
  }),
  "numbers-with-slopes": ({ sum }) => ({
    pathwiseGradient: ({ start, retain, gain, effort, gamma, std }, theta, noise) => {
      // numbers with their slopes by θ
      const number = (value: number, slope = 0) => ({ value, slope });
      const times = (a: ReturnType<typeof number>, b: ReturnType<typeof number>) =>
        number(a.value * b.value, a.value * b.slope + a.slope * b.value);
      const plus = (a: ReturnType<typeof number>, b: ReturnType<typeof number>) =>
        number(a.value + b.value, a.slope + b.slope);
      let [x, total] = [number(start), number(0)];
      noise.forEach((epsilon, t) => {
        const a = plus(times(number(theta, 1), x), number(std * epsilon));
        x = plus(times(number(retain), x), times(number(gain), a));
        const cost = plus(times(x, x), times(number(effort), times(a, a)));
        total = plus(total, times(number(-(gamma ** t)), cost));
      });
      return total.slope;
    },
    reinforceGradient: ({ start, retain, gain, effort, gamma, std }, theta, noise) => {
      const states: number[] = [];
      const rewards: number[] = [];
      let x = start;
      noise.forEach((epsilon, t) => {
        states.push(x);
        const a = theta * x + std * epsilon;
        x = retain * x + gain * a;
        rewards.push(-Math.pow(gamma, t) * (x ** 2 + effort * a ** 2));
      });
      return sum(noise.map((epsilon, t) => (epsilon / std) * states[t] * sum(rewards.slice(t))));
    },
  }),
});
