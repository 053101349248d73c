/**
 * The moment of inertia of a solid capsule about an axis through its middle and across it.
 * @param length of the cylinder, without the half spheres at its ends
 */
export function capsuleInertia(mass: number, radius: number, length: number): number {
  const ends = (mass * 4 * radius) / (4 * radius + 3 * length); // mass of both half spheres
  const cylinder = mass - ends;
  return (
    (cylinder * (3 * radius * radius + length * length)) / 12 +
    ends * ((2 * radius * radius) / 5 + (length * (3 * radius + 2 * length)) / 8)
  );
}
