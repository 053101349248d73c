import { Rng } from "lib/core/rng";
import { fitPhysics } from "lib/models/fitPhysics";

describe("fitPhysics", () => {
  it("recovers a pendulum without noise", () => {
    const [rng, dt] = [new Rng(1), 0.05];
    const data = Array.from({ length: 10 }, () => {
      const [theta, omega, u] = [rng.normal(), rng.normal(), rng.normal()];
      const next = omega + dt * (9.8 * Math.sin(theta) - 0.3 * omega + 2 * u);
      return { state: [theta, omega], action: [u], next: [theta + dt * next, next] };
    });
    const { gravity, friction, gain } = fitPhysics(data, dt);
    expect([gravity, friction, gain]).toEqual([9.8, 0.3, 2].map((x) => expect.closeTo(x, 5)));
  });
});
