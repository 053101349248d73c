import { polynomial } from "../../core/polynomial";
import { figure } from "../../jupyter/display/figure";
import type { Autoencoder } from "../../models/autoencoder";
import { pcaEncode } from "../../models/pca";
import type { Answers03 } from "./answers";
import { blobData } from "./ownAutoencoder";
import { firstOf, type PcaPictures } from "./pcaPictures";

/** R² of the place of a blob, [x, y], out of codes of two numbers. */
export interface Probes {
  names: string[];
  /** [names][2] */
  r2: number[][];
}

/** Reads the blob's place out of the autoencoder's codes and out of PCA's, by a line and by a curve of the third degree.
 *  @param linearProbe the student's answer to 3.6 @param pca the student's linear code */
export function probeCodes(
  autoencoder: Pick<Autoencoder, "encode">,
  linearProbe: Answers03["linearProbe"],
  pca: PcaPictures,
): Probes {
  const { train, test } = blobData();
  const code = firstOf(pca, 2);
  const encoders = {
    "linear code, line": (images: number[][]) => pcaEncode(code, images),
    "linear code, curve": (images: number[][]) => polynomial(pcaEncode(code, images), 3),
    "autoencoder, line": (images: number[][]) => autoencoder.encode(images),
    "autoencoder, curve": (images: number[][]) => polynomial(autoencoder.encode(images), 3),
  };
  const r2 = Object.values(encoders).map((encode) =>
    linearProbe(
      { codes: encode(train.images), states: train.states },
      { codes: encode(test.images), states: test.states },
    ),
  );
  return { names: Object.keys(encoders), r2 };
}

/** Draws what can be read out of two numbers. */
export function drawProbes({ names, r2 }: Probes): void {
  figure(
    ["x", "y"].map((part, i) => ({
      type: "bar",
      name: `place ${part}`,
      x: names,
      y: r2.map((both) => Math.max(0, both[i])),
    })),
    {
      title: "R² of a blob's place, read out of codes of two numbers",
      yaxis: { title: "R² on other blobs", range: [0, 1.05] },
    },
    {
      alt: `R² on other blobs of the place x and y. ${names
        .map((name, i) => `${name}: ${r2[i].map((value) => value.toFixed(3)).join(" and ")}`)
        .join("; ")}.`,
    },
  );
}
