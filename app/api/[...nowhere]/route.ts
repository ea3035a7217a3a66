import { nowhere } from '#lib/http/index.ts';

export { nowhere as GET, nowhere as POST };
