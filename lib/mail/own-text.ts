/**
 * What somebody wrote, of a text to be sent: without lines that are quoted (`>`), the line that says whose they are, and the signature
 * below `-- `. What stands below the signature is old too.
 */
export function ownText(text: string): string {
  const own: string[] = [];
  for (const line of text.split('\n')) {
    if (line === '-- ' || line === '--') break;
    if (!line.startsWith('>')) own.push(line);
    else if (own.at(-1)?.endsWith(':')) own.pop();
  }
  return own.join('\n');
}
