import type { TextKey, Texts } from '#lib/i18n/index.ts';
import { kindWords } from './kind-words.ts';

const WORDS: Readonly<Record<string, TextKey>> = {
  skip: 'contacts.targetSkip',
  custom: 'contacts.targetCustom',
  type: 'contacts.targetType',
  name: 'contacts.name',
  given: 'contacts.targetGiven',
  family: 'contacts.targetFamily',
  middle: 'contacts.targetMiddle',
  prefix: 'contacts.targetPrefix',
  suffix: 'contacts.targetSuffix',
  nickname: 'contacts.nickname',
  organization: 'contacts.organization',
  department: 'contacts.targetDepartment',
  title: 'contacts.jobTitle',
  birthday: 'contacts.birthday',
  birthYear: 'contacts.targetBirthYear',
  birthMonth: 'contacts.targetBirthMonth',
  birthDay: 'contacts.targetBirthDay',
  note: 'contacts.note',
  groups: 'contacts.targetGroups',
  email: 'contacts.email',
  phone: 'contacts.phones',
  website: 'contacts.websites',
  street: 'contacts.street',
  city: 'contacts.city',
  region: 'contacts.region',
  code: 'contacts.code',
  country: 'contacts.country',
};

/** What a column of a table may mean, in the person's language: `Email address · Work`. */
export function targetWords(texts: Texts, target: string): string {
  const [what = '', kind = ''] = target.split('.');
  const key = Object.hasOwn(WORDS, what) ? WORDS[what] : undefined;
  return [key ? texts.t(key) : what, kindWords(texts, kind)].filter(Boolean).join(' · ');
}
