const LETTER = /\p{L}/u;
const FROM_RIGHT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Adlam}]/u;
/** Stretches of text within which a browser finds the first letter quickly enough by itself. */
const SOON = 50;

/**
 * Which way a letter is read, where a browser should not have to find out: it looks for the first letter again with every element that
 * comes, and where there is none among tens of thousands it is busy for a minute.
 *
 * @returns `''` where the first letter stands near the beginning.
 */
export function directionOf(body: Node): 'ltr' | 'rtl' | '' {
  let seen = 0;
  let found = '';
  const look = (node: Node): boolean => {
    for (let child = node.firstChild; child; child = child.nextSibling) {
      if (child.nodeType === 3) {
        seen += 1;
        found = LETTER.exec((child as Text).data)?.[0] ?? '';
        if (found !== '') return true;
      } else if (look(child)) return true;
    }
    return false;
  };
  look(body);
  if (seen <= SOON) return '';
  return FROM_RIGHT.test(found) ? 'rtl' : 'ltr';
}
