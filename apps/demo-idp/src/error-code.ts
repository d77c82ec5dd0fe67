/** The code of an error of Node, e.g. ENOENT. Looks at the shape, not the class: Jest's Error is not Node's. */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
