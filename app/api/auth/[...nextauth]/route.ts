import NextAuth from 'next-auth';
import type { NextRequest } from 'next/server';
import { isAppError } from '#lib/errors.ts';
import { verifyCredentials } from '#lib/service/index.ts';
import { authOptions, publicUrlOf, type Verify } from '#lib/session/index.ts';

/** next-auth tells one refusal from another by `null` only. */
const verify: Verify = (user, password, clientAddress) =>
  verifyCredentials(user, password, clientAddress).catch((error: unknown) => {
    if (isAppError(error)) return null;
    throw error;
  });

async function answer(request: NextRequest, context: { params: Promise<{ nextauth: string[] }> }): Promise<Response> {
  const url = publicUrlOf(request.headers);
  if (!url) return new Response(null, { status: 421 });
  return NextAuth(request, { params: await context.params }, authOptions(verify, url)) as Promise<Response>;
}

export { answer as GET, answer as POST };
