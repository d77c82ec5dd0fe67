/** `luotsi up` cannot go on; the message is written for the person at the terminal. */
export class UpError extends Error {}
