import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { loadDataset, readDatasetFile, readManifest } from "lib/data/dataset";
import { splitEpisodes } from "lib/data/episodeTensors";
import { publishedScores } from "lib/data/publishedScores";
import { Replay } from "lib/data/replay";

const root = path.resolve(__dirname, "../../datasets");
const names = readdirSync(root).filter((name) => statSync(path.join(root, name)).isDirectory());
const load = (name: string, file: string) => loadDataset(path.join(root, name), `${file}.safetensors.gz`);

describe("datasets", () => {
  it.each(names)("are what their manifest describes, with a page and a generator: %s", (name) => {
    const folder = path.join(root, name);
    const { files, title, licence } = readManifest(folder);
    for (const [file, { tensors }] of Object.entries(files)) {
      if (tensors) loadDataset(folder, file);
      else readDatasetFile(folder, file);
    }
    expect([typeof title, typeof licence]).toEqual(["string", "string"]);
    for (const file of ["README.md", "generate.ts"]) expect(existsSync(path.join(folder, file))).toBe(true);
    const page = readFileSync(path.join(root, "README.md"), "utf8");
    expect(page).toContain(`](${name}/README.md)`);
  });

  it("take less than 20 MB", () => {
    const sizes = readdirSync(root, { recursive: true }).map((file) =>
      statSync(path.join(root, String(file))),
    );
    expect(sizes.reduce((sum, { size }) => sum + size, 0)).toBeLessThan(20e6);
  });
});

describe("trajectories", () => {
  const worlds = ["pendulum-swing-up", "cart-pole-swing-up", "blob", "catch", "key-door"];

  it.each(worlds)("are whole episodes that a replay takes, and experts earn more: %s", (name) => {
    const means = ["expert", "random"].map((file) => {
      const episodes = splitEpisodes(load(name, file));
      const replay = new Replay(episodes[0].layout, { maxBytes: 1e9 });
      for (const episode of episodes) replay.addEpisode(episode);
      expect(replay.episodes).toBe(episodes.length);
      const total = episodes.reduce((sum, { reward }) => sum + reward.reduce((a, b) => a + b, 0), 0);
      return total / episodes.length;
    });
    expect(means[0]).toBeGreaterThan(means[1]);
  });
});

describe("digits and emoji", () => {
  it("have as many pictures of each digit", () => {
    for (const [file, each] of [
      ["train", 200],
      ["test", 50],
    ] as const) {
      const labels = [...load("digits", file).get("label")!.data];
      for (let digit = 0; digit < 10; digit++) expect(labels.filter((x) => x === digit)).toHaveLength(each);
    }
  });

  it("share no base emoji between train and test", () => {
    const [train, test] = ["train", "test"].map((file) => new Set(load("emoji", file).get("base")!.data));
    expect(train.size + test.size).toBe(new Set([...train, ...test]).size);
    expect(test.size).toBeGreaterThan(100);
  });
});

describe("publishedScores", () => {
  it("gives the medians that are published with the table of Atari scores", () => {
    const { scores } = publishedScores("atari200M");
    const median = (agent: string) =>
      Object.values(scores)
        .map((row) => (row[agent].mean - row.random.mean) / (row["human gamer"].mean - row.random.mean))
        .sort((a, b) => a - b)[27];
    expect(Object.keys(scores)).toHaveLength(55);
    const medians = ["DreamerV2", "Rainbow", "IQN", "C51", "DQN"].map((agent) => median(agent).toFixed(2));
    expect(medians).toEqual(["2.23", "1.47", "1.29", "1.09", "0.65"]);
  });

  it("gives the mean over tasks that is published with the table of control", () => {
    const rows = Object.values(publishedScores("controlFromPixels").scores);
    expect(rows).toHaveLength(20);
    expect(Math.round(rows.reduce((sum, row) => sum + row["V3@1M"].mean, 0) / 20)).toBe(786);
    expect(publishedScores("crafter1M").scores.DreamerV3.score).toEqual({ mean: 14.5, std: 1.6 });
    expect(() => publishedScores("chess" as never)).toThrow(
      "publishedScores: table must be one of atari200M",
    );
  });
});
