/** A vector (x, y, z). */
export type Vector = readonly [number, number, number];

/** A rotation as a unit quaternion (w, x, y, z) = (cos φ/2, sin φ/2 · axis); q and −q are the same rotation. */
export type Quaternion = readonly [number, number, number, number];

/** The rotation that does q first, then p: the Hamilton product p q. */
export function compose(p: Quaternion, q: Quaternion): Quaternion {
  return [
    p[0] * q[0] - p[1] * q[1] - p[2] * q[2] - p[3] * q[3],
    p[0] * q[1] + p[1] * q[0] + p[2] * q[3] - p[3] * q[2],
    p[0] * q[2] - p[1] * q[3] + p[2] * q[0] + p[3] * q[1],
    p[0] * q[3] + p[1] * q[2] - p[2] * q[1] + p[3] * q[0],
  ];
}

/** The rotation back, q⁻¹. */
export function inverse(q: Quaternion): Quaternion {
  return [q[0], -q[1], -q[2], -q[3]];
}

/** The rotated vector, q v q⁻¹ = v + w t + u × t with t = 2 u × v for q = (w, u). */
export function rotate(q: Quaternion, v: Vector): Vector {
  const t0 = 2 * (q[2] * v[2] - q[3] * v[1]);
  const t1 = 2 * (q[3] * v[0] - q[1] * v[2]);
  const t2 = 2 * (q[1] * v[1] - q[2] * v[0]);
  return [
    v[0] + q[0] * t0 + q[2] * t2 - q[3] * t1,
    v[1] + q[0] * t1 + q[3] * t0 - q[1] * t2,
    v[2] + q[0] * t2 + q[1] * t1 - q[2] * t0,
  ];
}

/** The rotation by ‖v‖ radians about v: the exponential map. */
export function fromRotationVector(v: Vector): Quaternion {
  const angle = Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
  const s = angle < 1e-9 ? 0.5 : Math.sin(angle / 2) / angle;
  return [Math.cos(angle / 2), s * v[0], s * v[1], s * v[2]];
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
