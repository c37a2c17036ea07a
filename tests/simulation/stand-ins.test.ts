import { IDBKeyRange } from 'fake-indexeddb';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { open, seal } from '#crypto/envelope.ts';
import {
  importSealingPublic,
  importSigningPublic,
  makeSealingKey,
  makeSigningKey,
  thumbprint,
} from '#crypto/keys.ts';
import { openFrom, sealTo, sign, verify } from '#crypto/sealed.ts';
import { dice } from './dice.ts';
import { PhoneDisk } from './disk.ts';
import { takeGlobals } from './globals.ts';
import { Loop } from './loop.ts';

/* What the simulator puts in the place of the curve and of a disk, held against what the real ones promise. */

let loop: Loop;
beforeEach(() => {
  loop = new Loop(0, dice(1));
  onTestFinished(takeGlobals(loop, dice(2), 'stand-in'));
});

const SIGNAAL = { feit: 'drie bedden' };

async function sealed() {
  const [kring, toestel] = [await makeSealingKey(), await makeSigningKey()];
  const kop = {
    tenant: 'a'.repeat(22),
    envId: '3c7f0a52-6f0e-4c7f-9d55-6a2d3f1f0b11',
    kring: 'hoofd',
    epoch: 1,
    keyset: 1,
  };
  const made = await seal({
    kop,
    kid: await thumbprint(kring.jwk),
    recipient: kring.publicKey,
    payload: { kop, ...SIGNAAL },
    signer: { key: toestel.privateKey, kid: 'toestel' },
  });
  if (!made.ok) throw new Error(made.reden);
  return { kring, toestel, envelop: made.waarde };
}

test('what was sealed to one key is opened by that key and by no other', async () => {
  const { kring, toestel, envelop } = await sealed();
  const signerOf = () => toestel.publicKey;
  expect(await open(envelop, { recipient: kring.privateKey, signerOf })).toMatchObject({
    ok: true,
    waarde: { payload: SIGNAAL, herkomst: 'bevestigd' },
  });
  const other = await makeSealingKey();
  const deps = { recipient: other.privateKey, signerOf };
  expect(await open(envelop, deps)).toMatchObject({ ok: false, reden: 'onleesbaar' });
  expect(envelop).not.toContain(Buffer.from('drie bedden').toString('base64url').slice(0, 12));
});

test('another signer, and any changed byte, is noticed', async () => {
  const { kring, envelop } = await sealed();
  const stranger = await makeSigningKey();
  const deps = { recipient: kring.privateKey, signerOf: () => stranger.publicKey };
  expect(await open(envelop, deps)).toMatchObject({ ok: false, reden: 'handtekening-ongeldig' });

  const wrapped = await sealTo(kring.publicKey, await thumbprint(kring.jwk), 'mr-omslag+jwe', SIGNAAL);
  const parts = wrapped.split('.');
  for (const n of [1, 2, 3, 4]) {
    const changed = parts.map((part, i) =>
      i === n ? `${part.startsWith('A') ? 'B' : 'A'}${part.slice(1)}` : part,
    );
    expect(await openFrom(changed.join('.'), kring.privateKey, 'mr-omslag+jwe')).toMatchObject({ ok: false });
  }
});

test('a signature holds for one text and one key', async () => {
  const [one, other] = [await makeSigningKey(), await makeSigningKey()];
  const typ = 'mr-toestelbewijs+jws';
  const jws = await sign(typ, { pad: '/a' }, { key: one.privateKey, kid: 'x' });
  expect((await verify(jws, typ, await importSigningPublic(one.jwk))).ok).toBe(true);
  expect((await verify(jws, typ, other.publicKey)).ok).toBe(false);
  const [head, , signature] = jws.split('.');
  const forged = [head, Buffer.from('{"pad":"/b"}').toString('base64url'), signature].join('.');
  expect((await verify(forged, typ, one.publicKey)).ok).toBe(false);
});

test('a public key that is none is refused, and a key that may not leave does not', async () => {
  const { jwk } = await makeSealingKey();
  const x = (await makeSealingKey()).jwk.x;
  await expect(importSealingPublic({ ...jwk, x })).rejects.toThrow();
  const closed = await makeSigningKey();
  await expect(crypto.subtle.exportKey('jwk', closed.privateKey)).rejects.toThrow();
});

/* ── The disk ───────────────────────────────────────────────────────────── */

/** Does something with a disk, in steps. */
async function run<T>(work: (done: (value: T) => void) => void): Promise<T | undefined> {
  let found: T | undefined;
  loop.soon(loop.current, () => work((value) => (found = value)));
  while (await loop.step(loop.now));
  return found;
}

const opened = (disk: PhoneDisk, page: { alive: boolean }) =>
  run<IDBDatabase>((done) => {
    const asked = disk.indexedDB(page).open('proef', 1);
    asked.addEventListener('upgradeneeded', () => asked.result.createObjectStore('rijen', { keyPath: 'id' }));
    asked.addEventListener('success', () => done(asked.result));
  });

function put(db: IDBDatabase, id: string, durability: IDBTransactionDurability): IDBTransaction {
  const tx = db.transaction('rijen', 'readwrite', { durability });
  tx.objectStore('rijen').put({ id });
  return tx;
}

async function aDisk() {
  const disk = new PhoneDisk('proef');
  const page = { alive: true };
  const db = await opened(disk, page);
  if (!db) throw new Error('it did not open');
  return { disk, page, db };
}
const ids = (disk: PhoneDisk) => disk.rows('rijen').map(({ id }) => id);

test('what was written strictly survives the power going, what was not is lost', async () => {
  const { disk, db } = await aDisk();
  await run(() => void put(db, 'a', 'strict'));
  await run(() => void put(db, 'b', 'relaxed'));
  expect(ids(disk)).toEqual(['a', 'b']);
  disk.crash();
  expect(ids(disk)).toEqual(['a']);

  const again = await opened(disk, { alive: true });
  await run(() => void put(again!, 'c', 'relaxed'));
  await run(() => void put(again!, 'd', 'strict'));
  disk.crash();
  expect(ids(disk)).toEqual(['a', 'c', 'd']);
});

test('a transaction that a page had not finished did not happen, and another page goes on', async () => {
  const { disk, page, db } = await aDisk();
  const other = await opened(disk, { alive: true });
  const seen: string[] = [];
  loop.soon(loop.current, () => {
    put(db, 'a', 'strict').addEventListener('complete', () => seen.push('a'));
    put(other!, 'b', 'strict').addEventListener('complete', () => seen.push('b'));
  });
  // written, and not complete
  for (let n = 0; n < 2; n += 1) await loop.step(0);
  disk.close(page);
  while (await loop.step(0));
  expect(seen).toEqual(['b']);
  expect(ids(disk)).toEqual(['b']);
});

test('a full disk refuses what needs room and lets go of what is there', async () => {
  const { disk, db } = await aDisk();
  await run(() => void put(db, 'a', 'strict'));
  disk.full = true;
  const error = await run<string>((done) => {
    const tx = put(db, 'b', 'strict');
    tx.addEventListener('abort', () => done(tx.error?.name ?? ''));
  });
  expect(error).toBe('QuotaExceededError');
  await run(() => {
    db.transaction('rijen', 'readwrite', { durability: 'strict' })
      .objectStore('rijen')
      .delete(IDBKeyRange.only('a'));
  });
  expect(ids(disk)).toEqual([]);
});

test('a copy of a disk has the same rows and a life of its own', async () => {
  const { disk, db } = await aDisk();
  await run(() => void put(db, 'a', 'strict'));
  const copied = disk.copy('proef');
  expect(ids(copied)).toEqual(['a']);
  copied.evict(true);
  expect([ids(copied), ids(disk)]).toEqual([[], ['a']]);
});
