import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Spoor } from '#server/store/audit.ts';
import { firstBreak } from '#server/store/keten.ts';
import type { Deposito, Store } from '#server/store/store.ts';
import { BEGIN } from '../support/app.ts';
import { kluisblad, makeKey, sealed, token } from '../support/gemeente.ts';

export interface OpenedStore {
  store: Store;
  /** every audit entry of a chain, read past the store */
  chain(tenant: string): Promise<Parameters<typeof firstBreak>[0]>;
  /** closes, and opens what is there again */
  reopen(): Promise<OpenedStore>;
}

const spoor = (actie: Spoor['actie'] = 'envelop-ontvangen'): Spoor => ({
  op: new Date(BEGIN).toISOString(),
  actor: token(),
  rol: 'proef',
  actie,
  object: token(),
  herkomst: '-',
  operatie: randomUUID(),
});
const pause = () => new Promise((resolve) => setImmediate(resolve));

async function gemeente(store: Store): Promise<{ tenant: string; lid: string }> {
  const codeHash = token();
  const key = await makeKey();
  const lid = token(16);
  await store.inrichting.open({ hash: codeHash, geldigTot: BEGIN + 1000 });
  const begun = await store.inrichting.begin(
    codeHash,
    { tenant: token(16), sleutel: { kid: key.kid, publiek: key.jwk, prive: '{}' } },
    BEGIN,
  );
  if (!begun.ok) throw new Error(begun.reden);
  const { tenant } = begun.waarde;
  const done = await store.inrichting.voltooi(
    codeHash,
    {
      tenant,
      wortel: token(),
      sleutelbos: 'a.b.c',
      sleutelbosVersie: 1,
      lid: { lid, loginnaam: `lid ${lid}`, rol: 'aandachtsfunctionaris' },
      kluis: kluisblad(),
      geheimHash: token(),
      omslagen: [],
      instellingen: 'a.b.c',
    },
    spoor('inrichten'),
    BEGIN,
  );
  if (!done.ok) throw new Error(done.reden);
  return { tenant, lid };
}

async function toestel(store: Store, tenant: string): Promise<string> {
  const [toegangHash, uitnodiging, id] = [token(), token(16), token(16)];
  const { jwk } = await makeKey();
  await store.toestellen.nodigUit(
    { tenant, uitnodiging, toegangHash, soort: 'toestel', label: sealed(), geldigTot: BEGIN + 1000 },
    spoor('uitnodigen'),
  );
  const done = await store.toestellen.schrijfIn(
    { tenant, toegangHash, toestel: id, sleutel: jwk, binding: token() },
    spoor('toestel-inschrijven'),
    BEGIN,
  );
  if (!done.ok) throw new Error(done.reden);
  return done.waarde.toestel;
}

const deposito = (tenant: string, device: string, more: Partial<Deposito> = {}): Deposito => ({
  tenant,
  envId: randomUUID(),
  envelop: sealed(),
  spoed: false,
  postvak: { id: token(16), tokenHash: token() },
  statusHash: token(),
  toestel: device,
  uitdaging: { waarde: token(), verlooptOp: BEGIN + 60_000 },
  nu: BEGIN,
  ...more,
});

/** What every engine must do. Takes a way to open a store on nothing. */
export function storeContract(engine: string, open: () => Promise<OpenedStore>): void {
  test(`${engine}: [C-32] what is offered twice is kept once, also at the same moment`, async () => {
    const { store } = await open();
    const { tenant } = await gemeente(store);
    const device = await toestel(store, tenant);
    const one = deposito(tenant, device);
    const offers = Array.from({ length: 8 }, () => ({
      ...one,
      uitdaging: { waarde: token(), verlooptOp: BEGIN + 60_000 },
    }));
    const done = await Promise.all(offers.map((offer) => store.enveloppen.legAf(offer, spoor())));
    expect(done.every(({ ok }) => ok)).toBe(true);
    expect(done.filter((each) => each.ok && each.waarde.nieuw)).toHaveLength(1);
    expect((await store.enveloppen.haalOp(tenant, 0, spoor('enveloppen-ophalen'))).enveloppen).toHaveLength(
      1,
    );
  });

  test(`${engine}: a challenge is spent once, by whoever is first`, async () => {
    const { store } = await open();
    const { tenant } = await gemeente(store);
    const device = await toestel(store, tenant);
    const uitdaging = { waarde: token(), verlooptOp: BEGIN + 60_000 };
    const done = await Promise.all(
      Array.from({ length: 6 }, () =>
        store.enveloppen.legAf(deposito(tenant, device, { uitdaging }), spoor()),
      ),
    );
    expect(done.filter(({ ok }) => ok)).toHaveLength(1);
    expect(done.filter((each) => !each.ok && each.reden === 'uitdaging-verlopen')).toHaveLength(5);
  });

  test(`${engine}: [C-37] a reader that follows the cursor while others write misses nothing and gets nothing twice`, async () => {
    const { store } = await open();
    const { tenant } = await gemeente(store);
    const devices = await Promise.all(Array.from({ length: 4 }, () => toestel(store, tenant)));
    let writing = true;
    const written: string[] = [];
    const writers = devices.map(async (device) => {
      for (let n = 0; n < 60; n += 1) {
        const one = deposito(tenant, device);
        const done = await store.enveloppen.legAf(one, spoor());
        if (!done.ok) throw new Error(done.reden);
        written.push(one.envId);
        await pause();
      }
    });
    const readers = [0, 1].map(async () => {
      const seen: string[] = [];
      let na = 0;
      for (;;) {
        const last = !writing;
        const { enveloppen, tot } = await store.enveloppen.haalOp(tenant, na, spoor('enveloppen-ophalen'));
        const seqs = enveloppen.map(({ seq }) => seq);
        expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
        seen.push(...enveloppen.map(({ envId }) => envId));
        na = tot;
        if (last && enveloppen.length === 0) return seen;
        await pause();
      }
    });
    await Promise.all(writers);
    writing = false;
    for (const reader of readers) expect((await reader).sort()).toEqual([...written].sort());
    expect(written).toHaveLength(240);
  });

  test(`${engine}: [C-37] the same for case logs, whose order decides`, async () => {
    const { store } = await open();
    const { tenant } = await gemeente(store);
    let writing = true;
    const places = new Map<string, number>();
    const writers = Array.from({ length: 3 }, async () => {
      const melding = randomUUID();
      for (let n = 0; n < 40; n += 1) {
        const regelId = randomUUID();
        const opening = n === 0 ? { opening: { sleutel: sealed() } } : {};
        const done = await store.meldingen.schrijf(
          { tenant, melding, regelId, regel: sealed(), nu: BEGIN, ...opening },
          spoor('regel-schrijven'),
        );
        if (!done.ok) throw new Error(done.reden);
        places.set(regelId, done.waarde.seq);
        await pause();
      }
    });
    const reader = (async () => {
      const [seen, keys]: [[string, number][], string[]] = [[], []];
      let na = 0;
      for (;;) {
        const last = !writing;
        const { regels, sleutels, tot } = await store.meldingen.lees(tenant, na, spoor('meldingen-lezen'));
        seen.push(...regels.map(({ regelId, seq }): [string, number] => [regelId, seq]));
        keys.push(...sleutels.map(({ melding }) => melding));
        // A case key never comes after an entry that it opens.
        for (const { melding } of regels) expect(keys).toContain(melding);
        na = tot;
        if (last && regels.length === 0) return seen;
        await pause();
      }
    })();
    await Promise.all(writers);
    writing = false;
    const seen = await reader;
    expect(seen).toEqual([...places].sort(([, a], [, b]) => a - b));
    expect(seen).toHaveLength(120);
  });

  test(`${engine}: [C-66] nobody receives another municipality’s`, async () => {
    const { store } = await open();
    const [hoorn, medemblik] = [await gemeente(store), await gemeente(store)];
    const device = await toestel(store, hoorn.tenant);
    const one = deposito(hoorn.tenant, device);
    await store.enveloppen.legAf(one, spoor());
    expect(await store.enveloppen.haalOp(medemblik.tenant, 0, spoor())).toEqual({ enveloppen: [], tot: 0 });
    expect(await store.toestellen.find(medemblik.tenant, device)).toBeUndefined();
    const stray = await store.enveloppen.legAf(deposito(medemblik.tenant, device), spoor());
    expect(stray).toEqual({ ok: false, reden: 'toestel-onbekend' });
    const opened = await store.meldingen.schrijf(
      {
        tenant: medemblik.tenant,
        melding: randomUUID(),
        regelId: randomUUID(),
        regel: sealed(),
        opening: { envId: one.envId, sleutel: sealed() },
        nu: BEGIN,
      },
      spoor('regel-schrijven'),
    );
    expect(opened).toEqual({ ok: false, reden: 'niet-gevonden' });
  });

  test(`${engine}: [C-84] each municipality has its own chain, whole after many writers`, async () => {
    const { store, chain } = await open();
    const places = [await gemeente(store), await gemeente(store)];
    await Promise.all(
      places.map(async ({ tenant }) => {
        const device = await toestel(store, tenant);
        for (let n = 0; n < 30; n += 1) {
          await store.enveloppen.legAf(deposito(tenant, device), spoor());
          await pause();
        }
      }),
    );
    for (const { tenant } of places) {
      const { seq, hash } = await store.audit.head(tenant);
      expect(seq).toBe(33);
      expect(firstBreak(await chain(tenant), [{ seq, hash }])).toBeUndefined();
    }
  });

  test(`${engine}: what was answered is there after opening again, and a refusal left nothing`, async () => {
    const opened = await open();
    const { tenant } = await gemeente(opened.store);
    const device = await toestel(opened.store, tenant);
    const one = deposito(tenant, device);
    await opened.store.enveloppen.legAf(one, spoor());
    const before = await opened.store.audit.head(tenant);
    const other = deposito(tenant, device, { envId: one.envId });
    expect(await opened.store.enveloppen.legAf(other, spoor())).toEqual({
      ok: false,
      reden: 'andere-inhoud',
    });
    const { store } = await opened.reopen();
    expect(await store.audit.head(tenant)).toEqual(before);
    const { enveloppen } = await store.enveloppen.haalOp(tenant, 0, spoor('enveloppen-ophalen'));
    expect(enveloppen).toMatchObject([{ envId: one.envId, envelop: one.envelop, seq: 1 }]);
  });

  test(`${engine}: a secret of the server stays the same, and is another for another purpose`, async () => {
    const opened = await open();
    const first = await opened.store.geheim('zouten');
    expect(first).toHaveLength(32);
    expect(await opened.store.geheim('uitdagingen')).not.toEqual(first);
    const { store } = await opened.reopen();
    expect(await store.geheim('zouten')).toEqual(first);
  });
}
