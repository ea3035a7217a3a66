import { markHidden } from '#lib/mail/mark-hidden.ts';

/** So many are listed; letters with more are catalogues. */
const MOST = 200;

/**
 * Gives each link of a letter whose words don't say where it leads a number, by the attribute `data-ref`, and says where each number
 * leads, the first one first. Links that lead to the same place have the same number; those within the letter have none.
 */
export function numberLinks(letter: ParentNode): string[] {
  const leads = new Map<string, number>();
  for (const link of letter.querySelectorAll('a[href]')) {
    const href = link.getAttribute('href') ?? '';
    const said = link.textContent.replaceAll(/\s+/gu, '');
    const lead = href.replace(/^mailto:/i, '');
    if (href.startsWith('#') || said.includes(lead.replace(/^https?:\/\//i, '').replace(/\/$/, ''))) continue;
    const number = leads.get(lead) ?? leads.size + 1;
    if (number > MOST) continue;
    leads.set(lead, number);
    link.setAttribute('data-ref', String(number));
  }
  return [...leads.keys()].map(markHidden);
}
