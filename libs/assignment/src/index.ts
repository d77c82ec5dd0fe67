export type { Assignment, Proof } from './assignment.js';
export type { Instance } from './instance.js';
export { InvalidInstance, MAX_SCORE, MAX_SIZE } from './instance.js';
export type { Nouns } from './parse-instance.js';
export { parseInstance } from './parse-instance.js';
export { solve } from './solve.js';
export { TextFault } from './text-fault.js';
export type { Certificate } from './verify.js';
export { verify } from './verify.js';
