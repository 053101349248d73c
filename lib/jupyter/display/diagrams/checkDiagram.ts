import { panelsOf, type Diagram, type DiagramArrow, type DiagramPanel } from "./description";

/**
 * Throws unless everything has a place and arrows join nodes that there are.
 * @throws {TypeError} for a wrong kind of argument; {RangeError} for a wrong value. Each names the first fault.
 */
export function checkDiagram(what: Diagram): void {
  if (typeof what !== "object" || what === null)
    throw new TypeError("diagram: what is drawn must be a record such as { nodes: […], arrows: […] }");
  const { unit = 100 } = what;
  if (!(unit >= 10 && unit <= 400))
    throw new RangeError(`diagram: unit must be from 10 to 400 pixels, got ${unit}`);
  const panels = panelsOf(what);
  if (!Array.isArray(panels) || panels.length === 0)
    throw new TypeError("diagram: panels must be an array of at least one panel");
  panels.forEach((panel, k) => checkPanel(panel, "panels" in what ? `diagram: panels[${k}].` : "diagram: "));
}

function checkPanel({ nodes, arrows, tiles = [] }: DiagramPanel, path: string): void {
  for (const [name, list] of Object.entries({ nodes, arrows, tiles })) {
    if (!Array.isArray(list)) throw new TypeError(`${path}${name} must be an array, got ${typeof list}`);
  }
  if (nodes.length + tiles.length === 0) throw new RangeError(`${path}nodes must hold at least one node`);
  const ids = new Set<string>();
  nodes.forEach((node, k) => {
    checkPlace(node.at, `${path}nodes[${k}].at`);
    if (ids.has(node.id))
      throw new RangeError(`${path}nodes[${k}].id must be its own, got "${node.id}" again`);
    ids.add(node.id);
  });
  tiles.forEach((tile, k) => checkPlace(tile.at, `${path}tiles[${k}].at`));
  arrows.forEach((arrow, k) => checkArrow(arrow, ids, `${path}arrows[${k}].`));
}

function checkArrow(arrow: DiagramArrow, ids: ReadonlySet<string>, path: string): void {
  for (const end of ["from", "to"] as const) {
    if (ids.has(arrow[end])) continue;
    const known = [...ids].map((id) => `"${id}"`).join(", ");
    throw new RangeError(`${path}${end} must be one of the nodes ${known}, got "${arrow[end]}"`);
  }
  arrow.through?.forEach((place, k) => checkPlace(place, `${path}through[${k}]`));
  for (const name of ["probability", "labelAt"] as const) {
    const value = arrow[name] ?? 0;
    if (!(value >= 0 && value <= 1)) throw new RangeError(`${path}${name} must be from 0 to 1, got ${value}`);
  }
  if (!Number.isFinite(arrow.bend ?? 0))
    throw new RangeError(`${path}bend must be finite, got ${arrow.bend}`);
}

function checkPlace(place: unknown, path: string): void {
  const isPlace = Array.isArray(place) && place.length === 2 && place.every(Number.isFinite);
  if (isPlace) return;
  const got = Array.isArray(place) ? `[${place.join(", ")}]` : typeof place;
  throw new RangeError(`${path} must be two finite numbers [x, y], got ${got}`);
}
