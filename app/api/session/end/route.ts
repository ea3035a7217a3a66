import * as contract from '#lib/contract/index.ts';
import { handle } from '#lib/http/index.ts';
import { signOut } from '#lib/service/index.ts';

const signOutHere: Parameters<typeof handle<typeof contract.signOut>>[1] = async (session, _input, _signal, reply) => {
  reply.cookies.push(...(await signOut(session, reply.url)).setCookie);
  reply.headers['Clear-Site-Data'] = '"storage"';
  return {};
};

export const POST = handle(contract.signOut, signOutHere, {
  leadsTo: () => contract.loginPage(),
  note: () => 'noteSignedOut',
});
