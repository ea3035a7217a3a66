/** The two people one can sign in as. */
export const OWNERS = {
  budi: { name: 'Budi Santoso', address: 'budi@tupai.test' },
  siti: { name: 'Siti Rahmawati', address: 'siti@tupai.test' },
} as const;

export type Owner = keyof typeof OWNERS;

const OTHERS = {
  agus: { name: 'Agus Pratama', address: 'agus@kopi-gayo.example' },
  anna: { name: 'Anna Müller', address: 'anna.mueller@roesterei.example' },
  dewi: { name: 'Dewi Lestari', address: 'dewi.lestari@kopi-gayo.example' },
  ibu: { name: 'Ibu Ratna', address: 'ratna57@surel.example' },
  jack: { name: "Jack O'Neil, Jr.", address: 'jack@roasters.example' },
  li: { name: '李娜', address: 'li.na@trade.example' },
  mansur: { name: 'أحمد منصور', address: 'ahmad@bazaar.example' },
  maria: { name: 'María José García', address: 'mariajose@importadora.example' },
  rina: { name: 'Rina Wulandari', address: 'rina@kopi-gayo.example' },
  tanaka: { name: '田中 宏', address: 'tanaka@kissaten.example' },
} as const;

export type Person = Owner | keyof typeof OTHERS;

const PEOPLE: Record<Person, { readonly name: string; readonly address: string }> = { ...OWNERS, ...OTHERS };

export const addressOf = (person: Person): string => PEOPLE[person].address;
export const nameOf = (person: Person): string => PEOPLE[person].name;

/** `Name <address>` as a header field has it; names with special characters are quoted. */
export const mailboxOf = (person: Person): string => {
  const name = nameOf(person);
  return `${/[",.@]/.test(name) ? `"${name}"` : name} <${addressOf(person)}>`;
};
