/**
 * Reads from typed arrays inside their bounds. The compiler cannot know that the index is inside and says
 * `number | undefined`; the two loops that matter would pay for a check per read. So the assertion stands here once, and
 * `checkInstance` guards the bounds at the door. One function for each kind of array keeps the access monomorphic in V8.
 */
export function int(array: Int32Array, index: number): number {
  return array[index] as number;
}

export function real(array: Float64Array, index: number): number {
  return array[index] as number;
}

export function flag(array: Uint8Array, index: number): boolean {
  return array[index] === 1;
}
