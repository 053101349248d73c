/** UTF-16 units before a position that counts Unicode characters, as Jupyter's cursor positions do. */
export function toUnits(code: string, characters: number): number {
  let units = 0;
  for (let seen = 0; seen < characters && units < code.length; seen++) {
    units += code.codePointAt(units)! > 0xffff ? 2 : 1;
  }
  return units;
}

/** Unicode characters before a position that counts UTF-16 units. */
export function toCharacters(code: string, units: number): number {
  return Array.from(code.slice(0, units)).length;
}
