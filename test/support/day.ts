const HELSINKI = { timeZone: 'Europe/Helsinki' } as const;
const MINUTE = 60_000;

/** The day in Helsinki, `yyyy-mm-dd`. */
export function today(): string {
  return new Intl.DateTimeFormat('sv-SE', HELSINKI).format(new Date());
}

function clockIn(minutes: number): string {
  const time = { ...HELSINKI, hour: '2-digit', minute: '2-digit' } as const;
  return new Intl.DateTimeFormat('sv-SE', time).format(new Date(Date.now() + minutes * MINUTE));
}

/** Whoever needs so much of one and the same day does not begin in the last minutes before midnight in Helsinki, but after it. */
export async function untilTheDayIsLongEnough(minutes: number): Promise<void> {
  while (clockIn(minutes) < clockIn(0)) await new Promise((resolve) => setTimeout(resolve, MINUTE / 4));
}
