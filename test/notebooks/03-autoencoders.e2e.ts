import { describeRun } from "../support/describeRun";

describeRun("03-autoencoders", (texts) => {
  it("finds what the text says: no velocity in one picture, a bend at two, a line that beats the copy", () => {
    expect(texts("aliasing-figure")).toMatch(/velocity θ̇: 0\.0\d out of one picture, 0\.9\d out of two/);
    expect(texts("elbow-figure")).toMatch(/The curve bends at 2\./);
    expect(texts("flip-figure")).toMatch(/The right fold in 100 steps: (9[5-9]|100) times when told/);
    const tv = texts("tv-figure");
    expect(tv).toMatch(/Alone, 2 numbers: R² (0\.99|1\.00)/);
    expect(tv).toMatch(/Beside a television, 2 numbers: R² 0\.[3-7]\d/);
    expect(tv).toMatch(/Beside a television, 3 numbers: R² 0\.9\d/);
  });
});

describeRun("03x-autoencoders-more", (texts) => {
  it("brings the linear autoencoder to PCA's space", () => {
    expect(texts("twin-figure")).toMatch(/falls from 1\.\d to 0\.000\d+ rad/);
  });
});
