import { LOGOUT_CHECKS } from './checks-of-logouts.js';
import { MESSAGE_CHECKS } from './checks-of-messages.js';
import { STATEMENT_CHECKS } from './checks-of-statements.js';
import { LIBRARY_CHECKS } from './checks-of-the-library.js';

/** Where each check stands in the sources, by its name. */
export const CHECKS = { ...MESSAGE_CHECKS, ...STATEMENT_CHECKS, ...LOGOUT_CHECKS, ...LIBRARY_CHECKS };

export type CheckName = keyof typeof CHECKS;
