import * as contract from '#lib/contract/index.ts';
import { handle } from '#lib/http/index.ts';
import { signOut } from '#lib/service/index.ts';

const signOutHere: Parameters<typeof handle<typeof contract.signOut>>[1] = async (session, _input, _signal, reply) => {
  const { setCookie, waiting } = await signOut(session, reply.url);
  reply.cookies.push(...setCookie);
  reply.headers['Clear-Site-Data'] = '"storage"';
  return { waiting };
};

export const POST = handle(contract.signOut, signOutHere, {
  leadsTo: () => contract.loginPage(),
  note: ({ waiting }) => (waiting > 0 ? ['noteSignedOutWaiting', waiting] : 'noteSignedOut'),
});
