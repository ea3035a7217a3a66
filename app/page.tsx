import { redirect } from 'next/navigation';
import { basePath, listPage } from '#lib/contract/index.ts';

/** The bare address leads to the inbox (and from there, for strangers, to the sign-in page). */
export default function HomePage(): never {
  redirect(listPage('INBOX').slice(basePath.length)); // redirect() adds the mount point again
}
