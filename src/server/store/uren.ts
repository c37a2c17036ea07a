/** The hour, not the minute (clear fields: docs/protocol.md). */
export const hourOf = (ms: number): string => new Date(ms - (ms % 3_600_000)).toISOString();

/** The Monday of the week: an exact time would tie the device to the envelope it brought. */
export function mondayOf(ms: number): string {
  const day = new Date(ms);
  const monday = Date.UTC(
    day.getUTCFullYear(),
    day.getUTCMonth(),
    day.getUTCDate() - ((day.getUTCDay() + 6) % 7),
  );
  return new Date(monday).toISOString();
}
