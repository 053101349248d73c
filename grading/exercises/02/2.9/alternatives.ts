import { alternatives02 } from "../variations";

export const alternatives = alternatives02({
  "field-by-field": ({ diagnose }) => ({
    diagnose: () => {
      const { A, B, C, D } = diagnose();
      return { D, C, B, A };
    },
  }),
  "with-a-remark": ({ diagnose }) => ({
    diagnose: () => Object.assign(diagnose(), { remark: "the marks decide" }),
  }),
});
