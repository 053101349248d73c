/** How far a quiz is, in Markdown. @param right how many of the answered ones, at the first try */
export function score(right: number, answered: number, all: number): string {
  if (answered === 0) return `*${all} questions: the first choice counts.*`;
  const rest = answered === all ? "" : `, ${all - answered} to go`;
  return `**${right} of ${answered}** right at the first try${rest}.`;
}
