/** A moment of today for people: `14:05`. Milliseconds since the epoch, in the time zone of this machine. */
export function timeOfDay(milliseconds: number): string {
  const time = new Date(milliseconds);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(time.getHours())}:${two(time.getMinutes())}`;
}
