/** A vector (x, y, z). */
export type Vector = readonly [number, number, number];

/** A rotation as a unit quaternion (w, x, y, z) = (cos φ/2, sin φ/2 · axis); q and −q are the same rotation. */
export type Quaternion = readonly [number, number, number, number];

/** The rotation that does b first, then a: the Hamilton product a b. */
export function compose([a, b, c, d]: Quaternion, [w, x, y, z]: Quaternion): Quaternion {
  return [
    a * w - b * x - c * y - d * z,
    a * x + b * w + c * z - d * y,
    a * y - b * z + c * w + d * x,
    a * z + b * y - c * x + d * w,
  ];
}

/** The rotation back, q⁻¹. */
export function inverse([w, x, y, z]: Quaternion): Quaternion {
  return [w, -x, -y, -z];
}

/** The rotated vector, q v q⁻¹ = v + w t + u × t with t = 2 u × v for q = (w, u). */
export function rotate([w, x, y, z]: Quaternion, [a, b, c]: Vector): Vector {
  const [p, q, r] = [2 * (y * c - z * b), 2 * (z * a - x * c), 2 * (x * b - y * a)];
  return [a + w * p + y * r - z * q, b + w * q + z * p - x * r, c + w * r + x * q - y * p];
}

/** The rotation by ‖v‖ radians about v: the exponential map. */
export function fromRotationVector([x, y, z]: Vector): Quaternion {
  const angle = Math.hypot(x, y, z);
  const s = angle < 1e-9 ? 0.5 : Math.sin(angle / 2) / angle;
  return [Math.cos(angle / 2), s * x, s * y, s * z];
}

/** The vector of length φ ∈ [0, π] along the axis of the rotation by φ: the logarithm. */
export function toRotationVector([w, x, y, z]: Quaternion): Vector {
  const sine = Math.hypot(x, y, z);
  const sign = w < 0 ? -1 : 1;
  const s = sine < 1e-9 ? 2 * sign : (2 * sign * Math.atan2(sine, Math.abs(w))) / sine;
  return [s * x, s * y, s * z];
}

/** The rotation by an angle, in radians, about the axis z. */
export function aboutVertical(angle: number): Quaternion {
  return [Math.cos(angle / 2), 0, 0, Math.sin(angle / 2)];
}
