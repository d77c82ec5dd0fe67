export type LogFields = Readonly<Record<string, string | number>>;
/** Never told who signs in: no uid, name or address. */
export type Log = (message: string, fields?: LogFields) => void;

/** One JSON object a line, on standard output. */
export const logToOutput: Log = (message, fields = {}) => {
  process.stdout.write(`${JSON.stringify({ time: new Date().toISOString(), app: 'demo-idp', message, ...fields })}\n`);
};
