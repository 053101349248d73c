/** A pendulum to be swung up from hanging (angle π) by a torque too weak to hold it sideways: 3 · 2 < 9.8. */
export const pendulumSwingUp = {
  dynamics: ([angle, speed]: number[], [u]: number[]) => {
    const next = speed + 0.05 * (9.8 * Math.sin(angle) + 3 * u - 0.1 * speed);
    return [angle + 0.05 * next, next];
  },
  cost: ([angle, speed]: number[], [u]: number[]) =>
    0.05 * (1 - Math.cos(angle) + 0.05 * speed ** 2 + 0.01 * u ** 2),
  finalCost: ([angle, speed]: number[]) => 20 * (1 - Math.cos(angle)) + 2 * speed ** 2,
  x0: [Math.PI, 0],
  controls: Array.from({ length: 100 }, () => [1]),
  bounds: { low: [-2], high: [2] },
};
