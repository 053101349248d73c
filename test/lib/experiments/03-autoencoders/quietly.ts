import { publishedBy } from "../../jupyter/display/published";

/** What a training experiment gives, without what it shows meanwhile. */
export async function quietly<T>(run: () => Promise<T>): Promise<T> {
  let result: T | undefined;
  await publishedBy(async () => {
    result = await run();
  });
  return result!;
}
