import { Rng } from "lib/core/rng";
import { negativeElbo } from "lib/models/negativeElbo";
import { Vae } from "lib/models/vae";
import * as tf from "lib/tensor/tf";

const rng = new Rng(1);
const images = Array.from({ length: 200 }, () => {
  const x = rng.normal();
  return Array.from({ length: 6 }, (_, i) => 0.5 + 0.3 * Math.tanh(x + i - 3));
});

describe("Vae", () => {
  beforeAll(() => tf.ready());

  it("lowers the loss that negativeElbo measures, and frees all that it made", async () => {
    const before = tf.memory().numTensors;
    const vae = new Vae({ pixels: 6, codeSize: 1, hidden: 16, noise: 0.1, seed: 1 });
    const untrained = negativeElbo(vae.pass(images), 0.1).loss;
    await vae.train(images, { steps: 400 });
    const { loss, kl } = negativeElbo(vae.pass(images), 0.1);
    expect(loss).toBeLessThan(untrained - 3);
    expect(kl).toBeGreaterThan(0.5);
    vae.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  it("tells nothing where a nat costs too much", async () => {
    const vae = new Vae({ pixels: 6, codeSize: 1, hidden: 16, noise: 0.1, beta: 1000, seed: 1 });
    await vae.train(images, { steps: 400 });
    expect(negativeElbo(vae.pass(images), 0.1).kl).toBeLessThan(0.05);
    vae.dispose();
  });
});
