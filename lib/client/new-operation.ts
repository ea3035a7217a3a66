/** An id for one change that the browser asks for; its event comes back with it. By getRandomValues: plain HTTP has no randomUUID. */
export function newOperation(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
