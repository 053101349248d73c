import { check } from "grading/check";
(async () => {
  const t = Date.now();
  await check("1.3", { planInModel: () => new Promise(() => {}) });
  console.log("took", Date.now() - t);
  await check("1.3", { planInModel: (m: any) => [[0, 1], [1, 0]] });
  console.log("took", Date.now() - t);
})();
