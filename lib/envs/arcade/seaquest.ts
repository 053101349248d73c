import type { Rng } from "../../core/rng";
import { type ArcadeGame, type ArcadeOptions, columnsOf, type Move, rowsOf, side, waited, within } from "./arcadeGame"; // prettier-ignore
import { seaquestLooks, showSeaquest } from "./showSeaquest";
import { bottomWater, drawSwimmer, fly, isAt, type Mover, type Shoal, type Submarine, swim, type Swimmer } from "./swimmers"; // prettier-ignore

/** What the boat has to breathe, and for whom. */
interface Air {
  readonly oxygen: number;
  /** Divers aboard. */
  readonly aboard: number;
  /** The boat was at the surface a step ago. */
  readonly isUp: boolean;
}

/** How hard it is. */
interface Pace {
  /** Steps between two enemies, and those that an enemy waits before it moves. */
  readonly enemyEvery: number;
  readonly moveEvery: number;
  /** How often it has become harder. */
  readonly level: number;
}

export interface SeaquestState extends Shoal {
  /** Where its bow is. */
  readonly boat: Mover;
  readonly air: Air;
  readonly pace: Pace;
  /** Steps until the boat can fire, and until the next enemy and the next diver come. */
  readonly toFire: number;
  readonly toEnemy: number;
  readonly toDiver: number;
}

/** What the actions 0, …, 5 are. */
export const seaquestActions: readonly Move[] = ["none", "left", "up", "right", "down", "fire"];

/** Steps below the surface. */
export const fullOxygen = 200;
/** Divers that there is room for. */
export const crew = 6;
const fireEvery = 5;
const shootEvery = 10;
const diverEvery = 30;
const diverMoves = 5;

/** Cells of the gauge of ten that oxygen fills. */
export const gaugeOf = (oxygen: number): number => Math.floor((oxygen * side) / fullOxygen);

/** Who is there at the beginning of a step: with an enemy, a submarine one time in three, and a diver more, where they are due. None comes
 *  into a row towards another enemy. */
function arrivals(state: SeaquestState, rng: Rng) {
  let { fish, submarines, divers } = state;
  if (state.toEnemy === 0) {
    const enemy = drawSwimmer(rng, state.pace.moveEvery);
    const isSubmarine = rng.integer(3) === 0;
    const isAgainst = ({ row, right }: Mover) => row === enemy.row && right !== enemy.right;
    if (![...fish, ...submarines].some(isAgainst)) {
      if (isSubmarine) submarines = [...submarines, { ...enemy, toShoot: shootEvery }];
      else fish = [...fish, enemy];
    }
  }
  if (state.toDiver === 0) divers = [...divers, drawSwimmer(rng, diverMoves)];
  return { fish, submarines, divers };
}

/** The boat after a move, and what it has fired. */
function steer(state: SeaquestState, move: Move) {
  const columns = columnsOf(move);
  const row = within(0, state.boat.row + rowsOf(move), bottomWater);
  const column = within(0, state.boat.column + columns, side - 1);
  const right = columns === 0 ? state.boat.right : columns;
  const isFired = move === "fire" && state.toFire === 0;
  const fired = isFired ? [...state.torpedoes, { row, column, right }] : state.torpedoes;
  return {
    boat: { row, column, right },
    torpedoes: fly(fired),
    toFire: waited(isFired ? fireEvery : state.toFire),
  };
}

/** Each torpedo that hits removes one enemy, a fish before a submarine. */
function hit(torpedoes: readonly Mover[], fish: readonly Swimmer[], submarines: readonly Submarine[]) {
  if (torpedoes.length === 0) return { torpedoes, fish, submarines, won: 0 };
  const sunk = new Set<Swimmer>();
  const left = torpedoes.filter(({ row, column }) => {
    const enemy = [...fish, ...submarines].find((one) => !sunk.has(one) && isAt(row, column)(one));
    if (enemy) sunk.add(enemy);
    return !enemy;
  });
  const isAfloat = (enemy: Swimmer) => !sunk.has(enemy);
  return {
    torpedoes: left,
    fish: fish.filter(isAfloat),
    submarines: submarines.filter(isAfloat),
    won: sunk.size,
  };
}

/** Divers that the boat meets, before or after they swim, come aboard as long as there is room. */
function pickUp(divers: readonly Swimmer[], aboard: number, { row, column }: Mover) {
  if (divers.length === 0) return { divers, aboard };
  const isHere = isAt(row, column);
  let room = crew - aboard;
  const isLeft = (diver: Swimmer) => !(isHere(diver) && room > 0 && room-- > 0);
  const swimming = swim(divers.filter(isLeft), diverMoves).filter(isLeft);
  return { divers: swimming, aboard: crew - room };
}

/** Enemies and their missiles a step further, and whether one of them hits the boat before or after it. */
function attack(
  state: SeaquestState,
  fish: readonly Swimmer[],
  submarines: readonly Submarine[],
  boat: Mover,
) {
  const { missiles: flying } = state;
  if (fish.length + submarines.length + flying.length === 0)
    return { fish, submarines, missiles: flying, isHit: false };
  const isHere = isAt(boat.row, boat.column);
  const [swumFish, swum] = [swim(fish, state.pace.moveEvery), swim(submarines, state.pace.moveEvery)];
  const shooters = swum.filter(({ toShoot }) => toShoot === 0);
  const fired = [...flying, ...shooters.map(({ row, column, right }) => ({ row, column, right }))];
  const missiles = fly(fired);
  const isHit = [fish, submarines, fired, swumFish, swum, missiles].some((movers) => movers.some(isHere));
  const reloaded = swum.map((one) => ({ ...one, toShoot: one.toShoot > 0 ? one.toShoot - 1 : shootEvery }));
  return { fish: swumFish, submarines: reloaded, missiles, isHit };
}

/** Enemies come more often, and every second time move faster, too. */
function harder({ enemyEvery, moveEvery, level }: Pace): Pace {
  if (enemyEvery === 1 && moveEvery <= 2) return { enemyEvery, moveEvery, level };
  const isFaster = level % 2 === 1 && moveEvery > 2;
  return {
    enemyEvery: Math.max(1, enemyEvery - 1),
    moveEvery: isFaster ? moveEvery - 1 : moveEvery,
    level: level + 1,
  };
}

/**
 * A step of breathing. At the surface, which it has just reached, a boat with divers takes new oxygen, for which one of them goes ashore;
 * of a full crew all go, and are paid for what was left of ten cells of oxygen.
 * @returns with whether all are lost
 */
function breathe({ oxygen, aboard, isUp }: Air, row: number) {
  const isSurfacing = row === 0 && !isUp;
  const isLost = oxygen < 0 || (isSurfacing && aboard === 0);
  if (row > 0) return { air: { oxygen: oxygen - 1, aboard, isUp: false }, won: 0, isSurfacing, isLost };
  if (!isSurfacing || aboard === 0)
    return { air: { oxygen, aboard, isUp: true }, won: 0, isSurfacing, isLost };
  const isFull = aboard === crew;
  const air = { oxygen: fullOxygen, aboard: isFull ? 0 : aboard - 1, isUp: true };
  return { air, won: isFull ? gaugeOf(oxygen) : 0, isSurfacing, isLost };
}

function step(state: SeaquestState, move: Move, ramp: boolean, rng: Rng) {
  const here = arrivals(state, rng);
  const { boat, torpedoes: flying, toFire } = steer(state, move);
  const { won: sunk, torpedoes, fish: unhit, submarines: afloat } = hit(flying, here.fish, here.submarines);
  const { divers, aboard } = pickUp(here.divers, state.air.aboard, boat);
  const { isHit, missiles, fish, submarines } = attack(state, unhit, afloat, boat);
  const { oxygen, isUp } = state.air;
  const { air, won: paid, isSurfacing, isLost } = breathe({ oxygen, aboard, isUp }, boat.row);
  const pace = ramp && isSurfacing ? harder(state.pace) : state.pace;
  const toEnemy = (state.toEnemy === 0 ? state.pace.enemyEvery : state.toEnemy) - 1;
  const toDiver = (state.toDiver === 0 ? diverEvery : state.toDiver) - 1;
  const next = { boat, air, pace, torpedoes, missiles, fish, submarines, divers, toFire, toEnemy, toDiver };
  return { next, cost: 0 - sunk - paid, terminated: isHit || isLost };
}

/**
 * A boat dives for divers among fish and submarines that shoot: 1 for each that its torpedoes sink. At the surface it takes new oxygen,
 * for which a diver is put ashore; with a crew of six it is paid what is left of ten cells of oxygen, and all go ashore. Each time
 * enemies come more often, and every second time move faster, too (`ramp`). An episode ends when the bow meets an enemy or a
 * missile, without oxygen, and at the surface without divers.
 * @see Young and Tian 2019, MinAtar (arXiv:1903.03176), whose description of the rules this follows
 */
export function createSeaquest({ ramp = true }: ArcadeOptions = {}): ArcadeGame<SeaquestState> {
  return {
    actions: seaquestActions,
    horizon: 10_000,
    looks: seaquestLooks,
    world: {
      reset: () => ({
        boat: { row: 0, column: 5, right: -1 },
        air: { oxygen: fullOxygen, aboard: 0, isUp: true },
        pace: { enemyEvery: 20, moveEvery: 5, level: 0 },
        ...{ torpedoes: [], missiles: [], fish: [], submarines: [], divers: [] },
        ...{ toFire: 0, toEnemy: 20, toDiver: diverEvery },
      }),
      step: (state, action, rng) => step(state, seaquestActions[action], ramp, rng),
    },
    show: (state, put) =>
      showSeaquest({ ...state, aboard: state.air.aboard, gauge: gaugeOf(state.air.oxygen) }, put),
  };
}
