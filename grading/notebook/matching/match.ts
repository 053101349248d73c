import { exerciseOf, gradeMetadata } from "../nbgrader";
import { isWritten, speaksFor } from "./evidence";
import type { MasterCell, Submitted } from "./masterCell";

/** By what a cell was recognised. */
export type How = "grade id" | "cell id" | "text";

export interface Match {
  found: Submitted;
  how: How;
  /** How many cells claimed to be this one. */
  claims: number;
}

/** Which submitted cells stand for which of the master's. */
export interface Matches {
  chosen: Map<number, Match>;
  /** Numbers of copies that would only shadow the chosen cell. */
  dropped: Set<number>;
}

/** Matches a submission's cells with the master's, the surest signs first. */
class Matcher {
  readonly chosen = new Map<number, Match>();
  readonly dropped = new Set<number>();
  private readonly used = new Set<number>();
  private readonly exercises: Set<string | undefined>;

  constructor(
    private readonly master: MasterCell[],
    private readonly submitted: Submitted[],
  ) {
    this.exercises = new Set(master.map(({ exercise }) => exercise));
  }

  private gradeId({ cell }: Submitted): string | undefined {
    return gradeMetadata(cell)?.grade_id;
  }

  /** A cell that its metadata gives to another notebook's exercise. */
  private isForeign(cell: Submitted): boolean {
    const exercise = exerciseOf(this.gradeId(cell));
    return exercise !== undefined && !this.exercises.has(exercise);
  }

  private take(i: number, candidates: Submitted[], how: How): void {
    const free = candidates.filter(({ number }) => !this.used.has(number));
    if (free.length === 0 || this.chosen.has(i)) return;
    const master = this.master[i] as MasterCell;
    const found = choose(master, free);
    this.chosen.set(i, { found, how, claims: how === "text" ? 1 : free.length });
    this.used.add(found.number);
    for (const copy of free) {
      // An untouched copy, or a copy of a cell that is not the student's, has nothing to say.
      const silent = how === "grade id" ? !master.grade?.solution : false;
      if (copy === found || (!silent && copy.cell.source.trim() !== master.stub.trim())) continue;
      this.dropped.add(copy.number);
      this.used.add(copy.number);
    }
  }

  private each(visit: (master: MasterCell, i: number) => void): void {
    this.master.forEach((master, i) => {
      if (!this.chosen.has(i)) visit(master, i);
    });
  }

  run(): Matches {
    const { submitted } = this;
    this.each(({ grade }, i) => {
      if (grade)
        this.take(
          i,
          submitted.filter((one) => this.gradeId(one) === grade.grade_id),
          "grade id",
        );
    });
    const unclaimed = submitted.filter((one) => !this.isForeign(one));
    this.each(({ cell }, i) => {
      const same = unclaimed.filter((one) => one.cell.id === cell.id);
      this.take(i, same, "cell id");
    });
    this.each((master, i) => {
      const { grade, stub } = master;
      const speaks = unclaimed.filter((one) =>
        grade ? speaksFor(master, one) : one.cell.source.trim() === stub.trim(),
      );
      this.take(i, grade ? speaks : speaks.slice(0, 1), "text");
    });
    this.correct();
    return { chosen: this.chosen, dropped: this.dropped };
  }

  /** Ids that stand on the wrong cells: a cell whose text is another exercise's stands for that one. */
  private correct(): void {
    const { chosen, master } = this;
    const speaks = (i: number, one: Submitted): boolean => speaksFor(master[i] as MasterCell, one);
    const solutions = [...master.keys()].filter((i) => master[i]?.grade?.solution);
    const wrong = solutions.filter((i) => {
      const found = chosen.get(i)?.found;
      return found && found.cell.source.trim() !== "" && !speaks(i, found);
    });
    const free = this.submitted.filter((one) => !this.used.has(one.number) && !this.isForeign(one));
    const pool = [...free, ...wrong.flatMap((i) => chosen.get(i)?.found ?? [])];
    const taken = new Map<Submitted, number>();
    for (const i of solutions.filter((one) => !chosen.has(one) || wrong.includes(one))) {
      const better = pool.filter((one) => speaks(i, one) && !taken.has(one));
      if (better.length > 0) taken.set(choose(master[i] as MasterCell, better), i);
    }
    for (const i of wrong) if (taken.has(chosen.get(i)?.found as Submitted)) chosen.delete(i);
    for (const [found, i] of taken) chosen.set(i, { found, how: "text", claims: 1 });
  }
}

/** The student's cell among several: the last one that is written in, as Run All would have it. */
function choose(master: MasterCell, candidates: Submitted[]): Submitted {
  const written = candidates.filter((one) => isWritten(master, one));
  const speaking = written.filter((one) => speaksFor(master, one));
  return (speaking.at(-1) ?? written.at(-1) ?? candidates.at(-1)) as Submitted;
}

/**
 * Which submitted cell stands for which of the master's: by grade_id, then by the master's cell id, then by what the text declares
 * or asks. Where ids and text disagree the text is right.
 */
export function matchCells(master: MasterCell[], submitted: Submitted[]): Matches {
  return new Matcher(master, submitted).run();
}
