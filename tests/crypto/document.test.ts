import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { ARGON2 } from '#crypto/passphrase.ts';
import { MAX_COMPACT, SUITE } from '#crypto/compact.ts';
import { ENVELOPE_BUCKETS, MAX_INFLATED, MAX_PADDED, SMALL_BUCKETS } from '#crypto/frame.ts';
import * as basis from '#protocol/basis.ts';
import { Weigering } from '#protocol/weigering.ts';
import * as zegels from '#protocol/zegels.ts';
import { ACCESS } from '#server/auth/access.ts';
import { openToKey, sha256 } from './by-hand.ts';
import { keys, textOf } from './golden.ts';

const document = readFileSync(join(import.meta.dirname, '../../docs/protocol.md'), 'utf8');
const says = (...parts: readonly string[]): void => {
  expect(parts.filter((part) => !document.includes(part))).toEqual([]);
};
const thousands = (n: number): string => n.toLocaleString('en-GB');

test('the worked example of the document is the vector it names', async () => {
  const text = textOf('envelope-one-character');
  const { plaintext, cek, iv } = await openToKey(text, keys.kring.jwk);
  const [head = '', encryptedKey = '', , ciphertext = '', tag = ''] = text.split('.');
  const [inner = '', payload = '', signature = ''] = plaintext.toString('utf8').split('.');
  const frame = Buffer.from(payload, 'base64url');
  const length = frame.readUInt32BE(1);
  const json = inflateRawSync(frame.subarray(5, 5 + length)).toString('utf8');
  const lengths = [head, encryptedKey, iv].map((part) => part.length).join(', ');
  says(
    `${thousands(text.length)} characters: parts of ${lengths}, ${thousands(ciphertext.length)} and ${tag.length}`,
  );
  says(head.slice(0, 32), encryptedKey, Buffer.from(cek, 'base64url').toString('hex'), iv, tag, sha256(text));
  says(
    `${thousands(plaintext.length)} characters: parts of ${inner.length}, ${thousands(payload.length)} and ${signature.length}`,
  );
  says(Buffer.from(inner, 'base64url').toString('utf8'));
  const hex = frame.subarray(0, 12).toString('hex');
  says(
    `${thousands(frame.length)} bytes, beginning \`${hex.slice(0, 2)} ${hex.slice(2, 10)} ${hex.slice(10)}\``,
  );
  says(`${length} bytes of data`, `${json.length} bytes, beginning \`${json.slice(0, 48)}\``);
});

test('[C-22] the document and the code name the same algorithms, sizes and parameters', () => {
  says(
    '`ECDH-ES+A256KW`',
    '`A256GCM`',
    'JWS ES256',
    'P-256',
    `Protocol version **${basis.PROTOCOL_VERSION}**`,
  );
  says(`envelope suite **${SUITE}**`, thousands(MAX_COMPACT), thousands(ARGON2.m), `\`t\` ${ARGON2.t}`);
  expect([MAX_COMPACT, MAX_PADDED, MAX_INFLATED]).toEqual([
    basis.MAX_ENVELOP,
    basis.MAX_GEVULD,
    basis.MAX_UITGEPAKT,
  ]);
  expect(ENVELOPE_BUCKETS.map((size) => size / 1024)).toEqual([1, 2, 4, 8, 16, 64, 256]);
  expect(SMALL_BUCKETS).toEqual([256, 512, ...ENVELOPE_BUCKETS]);
  says('1, 2, 4, 8, 16, 64 and 256 KiB', 'buckets from 256 and 512 bytes');
});

test('[C-22] the document names every kind of thing that is sealed or signed, every refusal and every route', () => {
  const kinds = Object.entries(zegels).flatMap(([name, value]) =>
    name.startsWith('TYP_') ? [value as string] : [],
  );
  expect(kinds.length).toBeGreaterThan(10);
  says(...kinds.map((kind) => `\`${kind}\``), ...Weigering.options.map((word) => `\`${word}\``));
  const routes = Object.keys(ACCESS).filter((route) => !route.endsWith('/*'));
  const [, table = ''] = document.split('## 13. HTTP');
  const rows = table.split('\n').filter((line) => line.startsWith('| `'));
  for (const route of routes) {
    const [method = '', path = ''] = route.replaceAll(/:(\w+)/g, '{$1}').split(' ');
    const row = rows.filter(
      (line) => line.includes(`${method}`) && new RegExp(`${escape(path)}(\\?na=seq)?\``).test(line),
    );
    expect(row, route).not.toEqual([]);
  }
});

const escape = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
