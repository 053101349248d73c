import { alternatives02 } from "../variations";

export const alternatives = alternatives02({}, [
  {
    id: "field-by-field",
    implement: ({ diagnose }) => ({
      diagnose: () => {
        const { A, B, C, D } = diagnose();
        return { D, C, B, A };
      },
    }),
  },
  {
    id: "with-a-remark",
    implement: ({ diagnose }) => ({
      diagnose: () => Object.assign(diagnose(), { remark: "the marks decide" }),
    }),
  },
]);
