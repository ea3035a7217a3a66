import { describe, expect, it } from 'vitest';
import { answerDigest } from './answer-digest.ts';

const MUFASA = {
  user: 'Mufasa',
  password: 'Circle of Life',
  method: 'GET',
  uri: '/dir/index.html',
  cnonce: 'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ',
};
const NONCE = 'nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v"';
const OPAQUE = 'opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"';
const offer = (algorithm: string): string =>
  `Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm=${algorithm}, ${NONCE}, ${OPAQUE}`;

describe('a server that takes Digest alone', () => {
  it('gets the answers that RFC 7616 works out (section 3.9.1), the better one where it offers both', () => {
    const md5 = answerDigest(offer('MD5'), MUFASA);
    expect(md5).toContain('response="8ca523f5e9506fed4657c9700eebdbec"');
    expect(md5).toContain('username="Mufasa", realm="http-auth@example.org"');
    expect(md5).toContain(`${OPAQUE}, qop=auth, nc=00000001, cnonce="${MUFASA.cnonce}"`);
    const both = answerDigest(`${offer('MD5')}, ${offer('SHA-256')}`, MUFASA);
    expect(both).toContain('response="753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"');
  });

  it('gets the answer of RFC 2069 where it knows no quality', () => {
    const challenge = 'Digest realm="testrealm@host.com", nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093"';
    const who = { user: 'Mufasa', password: 'CircleOfLife', method: 'GET', uri: '/dir/index.html' };
    expect(answerDigest(challenge, who)).toContain('response="1949323746fe6a43ef61f9606e7febea"');
  });

  it.each([
    ['that offers Basic as well', `Basic realm="x", ${offer('MD5')}`],
    ['of a hash that is not known', offer('SHA-512-256')],
    ['that wants the body signed', offer('MD5').replace('auth, auth-int', 'auth-int')],
    ['without a nonce', 'Digest realm="x"'],
    ['that says nothing', ''],
    ['that says too much', `Digest ${'a'.repeat(100_000)}="`],
  ])('gets nothing when it is one %s', (_which, challenge) => {
    expect(answerDigest(challenge, MUFASA)).toBeUndefined();
  });

  it('gets no field that its own words, or a name, could end', () => {
    const answer = answerDigest('Digest realm="a\\"b", nonce="c\\\\d"', { ...MUFASA, user: 'x", realm="y' });
    expect(answer).toContain('username="x\\", realm=\\"y", realm="a\\"b", nonce="c\\\\d"');
  });
});
