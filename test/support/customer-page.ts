/** The token in the link of a customer's message. */
export function tokenIn(message: { text: string } | undefined): string {
  const token = message && /\/c\/([A-Za-z0-9_-]{22})/.exec(message.text)?.[1];
  if (!token) throw new Error(`there is no link in: ${message?.text}`);
  return token;
}
