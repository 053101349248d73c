import type { DoorAndBridgeVariant } from "lib/envs/doorAndBridge";

/** The measures of a student's own Door & Bridge. */
export function mapVariant(variant: number): Required<DoorAndBridgeVariant> {
  const digit = (place: number, base: number) => Math.floor(variant / place) % base;
  const toBridge = 1 + digit(6, 3);
  return {
    mirrored: digit(1, 2) === 1,
    toDoor: 2 + digit(2, 3),
    toBridge,
    toDetour: toBridge + 2 + digit(18, 3),
  };
}
