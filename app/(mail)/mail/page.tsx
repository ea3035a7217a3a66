import { redirect } from 'next/navigation';
import { basePath, listPage } from '#lib/contract/index.ts';

/** No folder named: the inbox. */
export default function MailPage(): never {
  redirect(listPage('INBOX').slice(basePath.length)); // redirect() adds the mount point again
}
