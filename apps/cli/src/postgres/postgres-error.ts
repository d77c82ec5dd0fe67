/** The embedded server cannot run here; the message is written for the person at the terminal. */
export class PostgresError extends Error {}
