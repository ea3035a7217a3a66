/** Tells the server which folder this tab shows; `''` when it goes. Nothing hangs on the answer, and a page that goes still sends it. */
export function tellViewed(href: string, tab: string, mailbox: string): void {
  void fetch(href, {
    method: 'POST',
    keepalive: true,
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify({ tab, mailbox }),
  }).catch(() => undefined); // without it news of the folder come a little later
}
