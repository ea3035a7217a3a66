/** People of the rows on the screen, as they are shown there; rows of several people are passed over. */
export function seenPeople(): readonly { readonly name: string; readonly address: string }[] {
  const seen = new Map<string, { name: string; address: string }>();
  for (const cell of document.querySelectorAll<HTMLElement>('.list-table .cell-who [title]')) {
    const address = cell.title;
    const name = cell.textContent.trim();
    if (/^[^\s,]+@[^\s,]+$/.test(address)) seen.set(address, { name: name === address ? '' : name, address });
  }
  return [...seen.values()];
}
