import { Health } from "lib/agents/training/health";
import { TrainingDiverged, type RunProgress } from "lib/agents/training/runProgress";

const collapse = "the policy has collapsed (its entropy is 0.001 of at most 1.10 nats)";

/** A look at a training that earns so much. */
const at = (meanReturn: number, metrics: Record<string, number> = { entropy: 0.001 }): RunProgress => ({
  ...{ phase: "train" as const, envSteps: 640, updates: 200, modelUpdates: 300, episodes: 80, seconds: 3 },
  ...{ meanReturn, metrics },
});

/** After random play that caught one ball of eight. */
const afterChance = () => new Health(Array.from({ length: 96 }, (_, i) => (i % 8 === 0 ? 1 : -1)));

/** A hundred returns of 1 and −1 with this mean. */
const returnsOf = (meanReturn: number): number[] =>
  Array.from({ length: 100 }, (_, i) => (i < 50 * (1 + meanReturn) ? 1 : -1));

const look = (health: Health, times: number, meanReturn: number, said?: string) => () => {
  for (let i = 0; i < times; i++) health.look(at(meanReturn), returnsOf(meanReturn), said);
};

describe("Health", () => {
  it("ends a training whose policy has collapsed ten times in a row and earns no more than chance", () => {
    const health = afterChance();
    expect(look(health, 9, -0.7, collapse)).not.toThrow();
    expect(health.isGood).toBe(false);
    expect(look(health, 1, -0.7, collapse)).toThrow(
      new TrainingDiverged(
        `TrainingRun.train: after 200 updates ${collapse}, and it earns -0.70 where chance earns -0.75; let it explore more, or go on from the newest snapshot`,
      ),
    );
  });

  it("begins to count anew where it has not collapsed at a look", () => {
    const health = afterChance();
    look(health, 9, -0.7, collapse)();
    look(health, 1, -0.7)();
    expect(health.isGood).toBe(true);
    expect(look(health, 9, -0.7, collapse)).not.toThrow();
  });

  it("leaves alone a policy that is sure because it is good, and one of which chance is not known", () => {
    expect(look(afterChance(), 20, 0.9, collapse)).not.toThrow();
    expect(look(new Health(), 20, -1, collapse)).not.toThrow();
    expect(() => afterChance().look(at(NaN), [], collapse)).not.toThrow();
  });

  it("names a metric that is not finite", () => {
    expect(() => afterChance().look(at(0, { imageLoss: NaN }), returnsOf(0))).toThrow(
      /^TrainingRun\.train: imageLoss is NaN after 200 updates/,
    );
  });
});
