import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { seal } from '#crypto/envelope.ts';
import { importSealingPublic, importSigningPrivate } from '#crypto/keys.ts';
import { encryptBytes, makeContentKey, sealWith } from '#crypto/sealed.ts';
import { openToKey } from './by-hand.ts';
import { keys } from './golden.ts';

const headerOf = (jwe: string): { epk: { x: string } } =>
  JSON.parse(Buffer.from(jwe.split('.')[0] ?? '', 'base64url').toString()) as { epk: { x: string } };

test('[C-9] 2,000 envelopes with the same content have 2,000 ephemeral keys, content keys and IVs', async () => {
  const { x, y } = keys.kring.jwk;
  const recipient = await importSealingPublic({ kty: 'EC', crv: 'P-256', x, y });
  const key = await importSigningPrivate(keys.toestelsleutel.jwk);
  const kop = { tenant: keys.tenant, envId: randomUUID(), kring: 'aandacht', epoch: 3, keyset: 5 };
  const signer = { key, kid: keys.toestel };
  const seen = {
    epk: new Set<string>(),
    cek: new Set<string>(),
    iv: new Set<string>(),
    text: new Set<string>(),
  };
  const one = async (): Promise<void> => {
    const made = await seal({ kop, kid: keys.kring.kid, recipient, payload: { kop }, signer });
    if (!made.ok) throw new Error(made.reden);
    const { cek, iv } = await openToKey(made.waarde, keys.kring.jwk);
    seen.epk.add(headerOf(made.waarde).epk.x);
    seen.cek.add(cek);
    seen.iv.add(iv);
    seen.text.add(made.waarde.split('.')[3] ?? '');
  };
  for (let i = 0; i < 20; i++) await Promise.all(Array.from({ length: 100 }, one));
  expect(Object.values(seen).map((each) => each.size)).toEqual([2_000, 2_000, 2_000, 2_000]);
});

test('[C-9] 100,000 seals with one key use no IV twice', async () => {
  const key = await makeContentKey();
  const ivs = new Set<string>();
  const entries = async (): Promise<void> => {
    const jwe = await sealWith(key, 'mr-regel+jwe', { melding: 'm' }, 1);
    ivs.add(jwe.split('.')[2] ?? '');
  };
  const saves = async (): Promise<void> => {
    const bytes = await encryptBytes(key, new Uint8Array(8), 'concept');
    ivs.add(Buffer.from(bytes.subarray(0, 12)).toString('base64url'));
  };
  for (let i = 0; i < 10; i++) await Promise.all(Array.from({ length: 1_000 }, entries));
  for (let i = 0; i < 90; i++) await Promise.all(Array.from({ length: 1_000 }, saves));
  expect(ivs.size).toBe(100_000);
});
