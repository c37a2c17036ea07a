import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { DEEL } from '#protocol/basis.ts';
import { meet } from '#server/auth/remmen.ts';
import type { Spoor } from '#server/store/audit.ts';
import { firstBreak } from '#server/store/keten.ts';
import type { Deposito, Store } from '#server/store/store.ts';
import { BEGIN } from '../support/app.ts';
import { kluisblad, makeKey, sealed, token } from '../support/gemeente.ts';
import { verzegeldeFoto } from '../support/verzegelde-foto.ts';

export interface OpenedStore {
  store: Store;
  /** every audit entry of a chain, read past the store */
  chain(tenant: string): Promise<Parameters<typeof firstBreak>[0]>;
  /** closes, and opens what is there again */
  reopen(): Promise<OpenedStore>;
  /** what another server on the same data works with; the same store where only one server may run */
  beside(): Promise<Store>;
}

export const spoor = (actie: Spoor['actie'] = 'envelop-ontvangen'): Spoor => ({
  op: new Date(BEGIN).toISOString(),
  actor: token(),
  rol: 'proef',
  actie,
  object: token(),
  herkomst: '-',
  operatie: randomUUID(),
});
const pause = () => new Promise((resolve) => setImmediate(resolve));

export async function gemeente(
  store: Store,
  loginnaam = `lid ${token(16)}`,
): Promise<{ tenant: string; lid: string }> {
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
      lid: { lid, loginnaam, rol: 'aandachtsfunctionaris' },
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

export async function toestel(store: Store, tenant: string): Promise<string> {
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

export const deposito = (tenant: string, device: string, more: Partial<Deposito> = {}): Deposito => ({
  tenant,
  envId: randomUUID(),
  envelop: sealed(),
  spoed: false,
  bijlagen: [],
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
    const { store, beside } = await open();
    const { tenant } = await gemeente(store);
    const device = await toestel(store, tenant);
    const servers = [store, await beside(), await beside()];
    const one = deposito(tenant, device);
    const offers = Array.from({ length: 9 }, () => ({
      ...one,
      uitdaging: { waarde: token(), verlooptOp: BEGIN + 60_000 },
    }));
    const done = await Promise.all(
      offers.map((offer, n) => servers[n % servers.length]!.enveloppen.legAf(offer, spoor())),
    );
    expect(done.every(({ ok }) => ok)).toBe(true);
    expect(done.filter((each) => each.ok && each.waarde.nieuw)).toHaveLength(1);
    expect((await store.enveloppen.haalOp(tenant, 0, spoor('enveloppen-ophalen'))).enveloppen).toHaveLength(
      1,
    );
  });

  test(`${engine}: what nobody opened is counted over all municipalities, by how far it is, with the oldest`, async () => {
    const { store } = await open();
    const HOUR = 60 * 60_000;
    expect(await store.overzicht.server()).toEqual({
      enveloppen: { ontvangen: 0, opgehaald: 0, quarantaine: 0 },
      oudste: {},
    });
    for (const hours of [0, 5]) {
      const { tenant } = await gemeente(store);
      const [device, lost] = [await toestel(store, tenant), await toestel(store, tenant)];
      const nu = BEGIN + hours * HOUR;
      const fresh = () => ({ nu, uitdaging: { waarde: token(), verlooptOp: nu + 60_000 } });
      const opened = deposito(tenant, device, fresh());
      await store.enveloppen.legAf(opened, spoor());
      await store.enveloppen.legAf(deposito(tenant, device, fresh()), spoor());
      await store.enveloppen.haalOp(tenant, 0, spoor('enveloppen-ophalen'));
      await store.enveloppen.legAf(deposito(tenant, device, fresh()), spoor());
      await store.toestellen.trekIn(tenant, lost, spoor('toestel-intrekken'));
      await store.enveloppen.legAf(deposito(tenant, lost, fresh()), spoor());
      const regel = { tenant, melding: randomUUID(), regelId: randomUUID(), regel: sealed(), nu };
      const opening = { envId: opened.envId, sleutel: sealed() };
      await store.meldingen.schrijf({ ...regel, opening }, spoor('regel-schrijven'));
      const shown = { tenant, envId: opened.envId, geheim: token(), nu };
      expect(await store.enveloppen.openbaar(shown, spoor('envelop-openbaren'))).toMatchObject({ ok: true });
      expect(await store.overzicht.reservekopie(tenant)).toBeUndefined();
    }
    const oudste = new Date(BEGIN - (BEGIN % HOUR)).toISOString();
    expect(await store.overzicht.server()).toEqual({
      enveloppen: { ontvangen: 2, opgehaald: 2, quarantaine: 2 },
      oudste: { ontvangen: oudste, opgehaald: oudste, quarantaine: oudste },
    });
  });

  test(`${engine}: what a member brings stands apart, once, until its own phone brings it or somebody takes it out`, async () => {
    const { store, beside } = await open();
    const { tenant } = await gemeente(store);
    const device = await toestel(store, tenant);
    const rows = async (na = 0) => store.enveloppen.haalOp(tenant, na, spoor('enveloppen-ophalen'));
    const [first, second] = [deposito(tenant, device), deposito(tenant, device)];
    const bring = (one: typeof first) => store.quarantaine.leesIn(one, spoor('envelop-inlezen'));
    const both = await Promise.all([bring(first), (await beside()).quarantaine.leesIn(first, spoor())]);
    expect(both.map((done) => done.ok && done.waarde.nieuw).sort()).toEqual([false, true]);
    expect(await bring(second)).toEqual({ ok: true, waarde: { nieuw: true } });
    const apart = await rows();
    expect(apart.enveloppen.map(({ envId, quarantaine }) => [envId, quarantaine])).toEqual([
      [first.envId, 'reddingsbestand'],
      [second.envId, 'reddingsbestand'],
    ]);

    // The phone itself after all: the receipt is as of any delivery, and a desk that follows the stream sees it again.
    expect(await store.enveloppen.legAf(first, spoor())).toMatchObject({
      ok: true,
      waarde: { nieuw: false, quarantaine: false },
    });
    const later = await rows(apart.tot);
    expect(later.enveloppen).toMatchObject([{ envId: first.envId, envelop: first.envelop }]);
    expect(later.enveloppen[0]).not.toHaveProperty('quarantaine');

    // The desk takes the other one out; a second time changes nothing.
    const accept = () =>
      store.quarantaine.neemAan({ tenant, envId: second.envId, nu: BEGIN }, spoor('envelop-aannemen'));
    expect(await accept()).toEqual({ ok: true, waarde: undefined });
    const accepted = await rows(later.tot);
    expect(accepted.enveloppen).toMatchObject([
      { envId: second.envId, quarantaine: 'reddingsbestand', aangenomen: true },
    ]);
    expect(await accept()).toEqual({ ok: true, waarde: undefined });
    expect((await rows(accepted.tot)).enveloppen).toEqual([]);
    expect((await store.overzicht.server()).enveloppen).toEqual({
      ontvangen: 0,
      opgehaald: 2,
      quarantaine: 0,
    });
    expect(
      await store.quarantaine.neemAan({ tenant, envId: randomUUID(), nu: BEGIN }, spoor('envelop-aannemen')),
    ).toMatchObject({ reden: 'niet-gevonden' });
  });

  test(`${engine}: [C-27] what a member brings is refused when it was withdrawn, or is something else`, async () => {
    const { store } = await open();
    const { tenant } = await gemeente(store);
    const device = await toestel(store, tenant);
    const intrekHash = token();
    const one = deposito(tenant, device, { intrekHash });
    await store.enveloppen.legAf(one, spoor());
    const bring = (inlezing: typeof one) => store.quarantaine.leesIn(inlezing, spoor('envelop-inlezen'));
    expect(await bring(one)).toEqual({ ok: true, waarde: { nieuw: false } });
    for (const other of [
      { ...one, envelop: sealed() },
      { ...one, statusHash: token() },
    ]) {
      expect(await bring(other)).toMatchObject({ reden: 'andere-inhoud' });
    }
    const box = { ...deposito(tenant, device), postvak: one.postvak };
    expect(await bring(box)).toMatchObject({ reden: 'andere-inhoud' });
    await store.enveloppen.trekIn({ tenant, envId: one.envId, intrekHash, nu: BEGIN }, spoor());
    expect(await bring(one)).toMatchObject({ reden: 'vernietigd' });
    expect((await store.enveloppen.haalOp(tenant, 0, spoor('enveloppen-ophalen'))).enveloppen).toEqual([]);
  });

  test(`${engine}: what a revoked phone sent stays marked as such after somebody took it out`, async () => {
    const { store } = await open();
    const { tenant } = await gemeente(store);
    const device = await toestel(store, tenant);
    await store.toestellen.trekIn(tenant, device, spoor('toestel-intrekken'));
    const one = deposito(tenant, device);
    expect(await store.enveloppen.legAf(one, spoor())).toMatchObject({ waarde: { quarantaine: true } });
    await store.quarantaine.neemAan({ tenant, envId: one.envId, nu: BEGIN }, spoor('envelop-aannemen'));
    const { enveloppen } = await store.enveloppen.haalOp(tenant, 0, spoor('enveloppen-ophalen'));
    expect(enveloppen).toMatchObject([{ quarantaine: 'toestel-ingetrokken', aangenomen: true }]);
    const again = { ...one, uitdaging: { waarde: token(), verlooptOp: BEGIN + 60_000 } };
    expect(await store.enveloppen.legAf(again, spoor())).toMatchObject({
      waarde: { nieuw: false, quarantaine: true },
    });
  });

  test(`${engine}: a challenge is spent once, by whoever is first`, async () => {
    const { store, beside } = await open();
    const { tenant } = await gemeente(store);
    const device = await toestel(store, tenant);
    const servers = [store, await beside()];
    const uitdaging = { waarde: token(), verlooptOp: BEGIN + 60_000 };
    const done = await Promise.all(
      Array.from({ length: 6 }, (_, n) =>
        servers[n % 2]!.enveloppen.legAf(deposito(tenant, device, { uitdaging }), spoor()),
      ),
    );
    expect(done.filter(({ ok }) => ok)).toHaveLength(1);
    expect(done.filter((each) => !each.ok && each.reden === 'uitdaging-verlopen')).toHaveLength(5);
  });

  test(`${engine}: [C-37] a reader that follows the cursor while others write misses nothing and gets nothing twice`, async () => {
    const { store, beside } = await open();
    const servers = [store, await beside(), await beside()];
    const { tenant } = await gemeente(store);
    const devices = await Promise.all(Array.from({ length: 4 }, () => toestel(store, tenant)));
    let writing = true;
    const written: string[] = [];
    const writers = devices.map(async (device, place) => {
      for (let n = 0; n < 60; n += 1) {
        const one = deposito(tenant, device);
        const done = await servers[place % servers.length]!.enveloppen.legAf(one, spoor());
        if (!done.ok) throw new Error(done.reden);
        written.push(one.envId);
        await pause();
      }
    });
    const readers = servers.map(async (server) => {
      const seen: string[] = [];
      let na = 0;
      for (;;) {
        const last = !writing;
        const { enveloppen, tot } = await server.enveloppen.haalOp(tenant, na, spoor('enveloppen-ophalen'));
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
    const { store, beside } = await open();
    const servers = [store, await beside()];
    const { tenant } = await gemeente(store);
    let writing = true;
    const places = new Map<string, number>();
    const writers = Array.from({ length: 3 }, async (_, place) => {
      const melding = randomUUID();
      for (let n = 0; n < 40; n += 1) {
        const regelId = randomUUID();
        const opening = n === 0 ? { opening: { sleutel: sealed() } } : {};
        const done = await servers[place % 2]!.meldingen.schrijf(
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

  test(`${engine}: [C-66] [C-81] nobody receives another municipality’s`, async () => {
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
    const { store, chain, beside } = await open();
    const servers = [store, await beside()];
    const places = [await gemeente(store), await gemeente(store)];
    await Promise.all(
      places.map(async ({ tenant }) => {
        const device = await toestel(store, tenant);
        await Promise.all(
          servers.map(async (server) => {
            for (let n = 0; n < 20; n += 1) {
              await server.enveloppen.legAf(deposito(tenant, device), spoor());
              await pause();
            }
          }),
        );
      }),
    );
    for (const { tenant } of places) {
      const { seq, hash } = await store.audit.head(tenant);
      expect(seq).toBe(43);
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

  test(`${engine}: [C-62] all servers count the same tries, also at the same moment`, async () => {
    const { store, beside } = await open();
    const servers = [store, await beside()];
    const plek = { tenant: 'server', rem: 'proef', sleutel: token() };
    const stap = meet(10, 1, BEGIN, BEGIN + 60_000);
    const step = (n: number) => servers[n % 2]!.tellers.step(plek, stap, BEGIN);
    const waits = await Promise.all(Array.from({ length: 16 }, (_, n) => step(n)));
    expect(waits.filter((wait) => wait === 0)).toHaveLength(10);
    expect(waits.filter((wait) => wait === 60)).toHaveLength(6);
    await servers[1]!.tellers.forget(plek);
    expect(await step(0)).toBe(0);
  });

  test(`${engine}: [C-27] what was withdrawn is gone, stays gone, and its melder can see that it is`, async () => {
    const opened = await open();
    const { store } = opened;
    const { tenant } = await gemeente(store);
    const device = await toestel(store, tenant);
    const one = deposito(tenant, device, { intrekHash: token() });
    const [gone, kept] = [one, deposito(tenant, device, { intrekHash: token() })];
    for (const each of [gone, kept]) await store.enveloppen.legAf(each, spoor());
    const { envId, intrekHash = '' } = gone;
    expect(await store.enveloppen.tenantVanIntrekking(envId, token())).toBeUndefined();
    expect(await store.enveloppen.tenantVanIntrekking(envId, intrekHash)).toBe(tenant);
    const withdraw = { tenant, envId, intrekHash, nu: BEGIN };
    expect(await store.enveloppen.trekIn(withdraw, spoor('envelop-intrekken'))).toEqual({
      ok: true,
      waarde: undefined,
    });
    const server = await opened.beside();
    const again = deposito(tenant, device, {
      ...gone,
      uitdaging: { waarde: token(), verlooptOp: BEGIN + 1 },
    });
    expect(await server.enveloppen.legAf(again, spoor())).toEqual({ ok: false, reden: 'vernietigd' });
    expect(await server.enveloppen.stand(envId, gone.statusHash)).toMatchObject({ stand: 'ingetrokken' });
    expect(await server.enveloppen.stand(envId, kept.statusHash)).toBeUndefined();
    expect(await store.postvakken.lees(gone.postvak.id, gone.postvak.tokenHash)).toBeUndefined();
    expect(await store.postvakken.lees(kept.postvak.id, kept.postvak.tokenHash)).toEqual([]);
    const { enveloppen } = await store.enveloppen.haalOp(tenant, 0, spoor('enveloppen-ophalen'));
    expect(enveloppen.map((each) => each.envId)).toEqual([kept.envId]);
    const late = { tenant, envId: kept.envId, intrekHash: kept.intrekHash ?? '', nu: BEGIN };
    expect(await server.enveloppen.trekIn(late, spoor('envelop-intrekken'))).toEqual({
      ok: false,
      reden: 'al-opgehaald',
    });
  });

  test(`${engine}: an envelope comes into one case, with an entry of it, and only then can be told open`, async () => {
    const opened = await open();
    const { store } = opened;
    const { tenant } = await gemeente(store);
    const device = await toestel(store, tenant);
    const [first, later, other] = [1, 2, 3].map(() => deposito(tenant, device, { intrekHash: token() }));
    // what comes later may be here before the first is
    for (const each of [later!, first!, other!]) await store.enveloppen.legAf(each, spoor());
    const servers = [store, await opened.beside()];
    const write = (
      melding: string,
      wat: Partial<Parameters<Store['meldingen']['schrijf']>[0]> = {},
      server = store,
    ) =>
      server.meldingen.schrijf(
        { tenant, melding, regelId: randomUUID(), regel: sealed(), nu: BEGIN, ...wat },
        spoor('regel-schrijven'),
      );
    const begin = (melding: string, envId: string) =>
      write(melding, { opening: { envId, sleutel: sealed() } });
    const tell = (envId: string, geheim = token()) =>
      store.enveloppen.openbaar({ tenant, envId, geheim, nu: BEGIN }, spoor('envelop-openbaren'));
    const [one, two] = [randomUUID(), randomUUID()];
    await begin(one, first!.envId);
    await begin(two, other!.envId);
    expect(await tell(later!.envId)).toEqual({ ok: false, reden: 'niet-geopend' });

    const add = { regelId: randomUUID(), regel: sealed(), bijgevoegd: later!.envId };
    // two desks at once, at two servers: it comes into one of the two
    const both = await Promise.all([write(one, add, servers[0]), write(two, add, servers[1])]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both).toContainEqual({ ok: false, reden: 'andere-inhoud' });
    const [here, there] = both[0]?.ok ? [one, two] : [two, one];
    expect(await write(here, add)).toMatchObject({ ok: true, waarde: { nieuw: false } });
    expect(await begin(randomUUID(), later!.envId)).toEqual({ ok: false, reden: 'andere-inhoud' });
    expect(await write(there, { bijgevoegd: later!.envId })).toEqual({ ok: false, reden: 'andere-inhoud' });
    expect(await write(here, { bijgevoegd: first!.envId })).toEqual({ ok: false, reden: 'andere-inhoud' });
    expect(await write(here, { bijgevoegd: randomUUID() })).toEqual({ ok: false, reden: 'niet-gevonden' });
    // an entry that did not count may be followed by one that does
    expect(await write(here, { bijgevoegd: later!.envId })).toMatchObject({ ok: true });

    expect(await tell(later!.envId)).toEqual({ ok: true, waarde: undefined });
    const again = await opened.reopen();
    expect(await again.store.enveloppen.stand(later!.envId, later!.statusHash)).toMatchObject({
      stand: 'geopend',
    });
  });

  test(`${engine}: [C-34] chunks of a photo are kept in order and once, whoever brings them how often, and go with their envelope`, async () => {
    const opened = await open();
    const { store } = opened;
    const server = await opened.beside();
    const { tenant } = await gemeente(store);
    const { tenant: other } = await gemeente(store);
    const device = await toestel(store, tenant);
    const [photo, none] = [verzegeldeFoto(5 * DEEL), verzegeldeFoto(DEEL)];
    const one = deposito(tenant, device, {
      bijlagen: [photo.aankondiging, none.aankondiging],
      intrekHash: token(),
    });
    await store.enveloppen.legAf(one, spoor());
    const { envId, statusHash } = one;
    const plek = { tenant, envId, bijlage: photo.id };
    const bring = (at: Store, vanaf: number, tot: number) =>
      at.bijlagen.voegToe(
        { ...plek, vanaf, inhoud: photo.delen.slice(vanaf, tot) },
        spoor('bijlage-ontvangen'),
      );
    expect(await bring(store, 1, 2)).toEqual({ ok: false, reden: 'sluit-niet-aan' });
    const many = await Promise.all([0, 1, 2, 3].map((n) => bring(n % 2 === 0 ? store : server, 0, n + 1)));
    expect(many.every(({ ok }) => ok)).toBe(true);
    expect(await store.bijlagen.stand(envId, statusHash, photo.id)).toEqual({
      ok: true,
      waarde: { ...plek, bytes: 5 * DEEL, delen: photo.aankondiging.delen, ontvangen: 4 },
    });
    const read = spoor('bijlage-ophalen');
    expect(await server.bijlagen.open(plek, read)).toEqual({ ok: false, reden: 'nog-niet-binnen' });
    expect(await bring(server, 2, 5)).toEqual({ ok: true, waarde: 5 });
    const again = (await opened.reopen()).store;
    expect(await again.bijlagen.open(plek, read)).toEqual({
      ok: true,
      waarde: { bytes: 5 * DEEL, aantal: 5 },
    });
    for (const [n, deel] of photo.delen.entries()) {
      expect(deel.equals((await again.bijlagen.deel(plek, n))!)).toBe(true);
    }
    expect(await again.bijlagen.deel({ ...plek, tenant: other }, 0)).toBeUndefined();
    expect(await again.bijlagen.open({ ...plek, tenant: other }, read)).toEqual({
      ok: false,
      reden: 'niet-gevonden',
    });
    expect(await again.enveloppen.stand(envId, statusHash)).toMatchObject({
      bijlagen: [
        { id: photo.id, ontvangen: 5 },
        { id: none.id, ontvangen: 0 },
      ],
    });
    const withdrawn = { tenant, envId, intrekHash: one.intrekHash ?? '', nu: BEGIN };
    expect(await again.enveloppen.trekIn(withdrawn, spoor('envelop-intrekken'))).toMatchObject({ ok: true });
    expect(await again.bijlagen.deel(plek, 0)).toBeUndefined();
    expect(await again.bijlagen.stand(envId, statusHash, photo.id)).toEqual({
      ok: false,
      reden: 'vernietigd',
    });
    expect(await again.bijlagen.stand(envId, token(), photo.id)).toEqual({
      ok: false,
      reden: 'niet-gevonden',
    });
  });

  test(`${engine}: a page holds at most some megabytes, and always one more`, async () => {
    const { store } = await open();
    const { tenant } = await gemeente(store);
    const device = await toestel(store, tenant);
    const large = 'x'.repeat(1_500_000);
    const sizes = [large.repeat(3), 'a', large, large, large, 'b'];
    for (const envelop of sizes) await store.enveloppen.legAf(deposito(tenant, device, { envelop }), spoor());
    const pages: number[] = [];
    for (let na = 0; na < sizes.length;) {
      const { enveloppen, tot } = await store.enveloppen.haalOp(tenant, na, spoor('enveloppen-ophalen'));
      pages.push(enveloppen.length);
      na = tot;
    }
    expect(pages).toEqual([1, 3, 2]);
  });

  test(`${engine}: a session is found by its token alone, and ends on every server`, async () => {
    const { store, beside } = await open();
    const server = await beside();
    const who = await gemeente(store);
    const [tokenHash, next] = [token(), token()];
    await store.sessies.begin({ tokenHash, ...who, nu: BEGIN }, spoor('aanmelden'));
    const wie = { ...who, rol: 'aandachtsfunctionaris' };
    expect(await server.sessies.find(tokenHash, BEGIN)).toEqual(wie);
    await server.sessies.begin({ tokenHash: next, ...who, nu: BEGIN, vorige: tokenHash }, spoor('aanmelden'));
    expect(await store.sessies.find(tokenHash, BEGIN)).toBeUndefined();
    // At another municipality in the same browser, the session here ends too.
    const other = await gemeente(store);
    const third = token();
    await server.sessies.begin({ tokenHash: third, ...other, nu: BEGIN, vorige: next }, spoor('aanmelden'));
    expect(await store.sessies.find(next, BEGIN)).toBeUndefined();
    expect(await store.sessies.find(third, BEGIN + 15 * 60_000)).toBeUndefined();
    expect(await server.sessies.find(third, BEGIN)).toBeUndefined();
  });

  test(`${engine}: field settings follow only the ones that are there, and are of one municipality`, async () => {
    const { store, beside } = await open();
    const { tenant } = await gemeente(store);
    const other = await gemeente(store);
    const write = (server: Store, veldinstellingen: string, versie: number, na: number) =>
      server.gemeenten.schrijfVeldinstellingen(
        tenant,
        { veldinstellingen, versie, na },
        spoor('veldinstellingen-schrijven'),
      );
    expect(await store.gemeenten.veldinstellingen(tenant)).toBeUndefined();
    expect(await store.gemeenten.veldinstellingen('niemand')).toBeUndefined();
    expect(await write(store, 'a.b.c', 1_795_515_633, 3)).toEqual({ ok: false, reden: 'versie-bestaat-al' });
    const both = await Promise.all(
      [store, await beside()].map((server, n) => write(server, `a.b.${n}`, 1_795_515_633 + n, 0)),
    );
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const kept = both[0]?.ok ? 0 : 1;
    expect(await store.gemeenten.veldinstellingen(tenant)).toEqual({ veldinstellingen: `a.b.${kept}` });
    expect(await write(store, 'a.b.d', 1_795_515_700, 1_795_515_633 + kept)).toMatchObject({ ok: true });
    expect(await store.gemeenten.veldinstellingen(other.tenant)).toBeUndefined();
  });

  test(`${engine}: one login name is one person on the whole server, also when two ask at once`, async () => {
    const { store, beside } = await open();
    const servers = [store, await beside()];
    const done = await Promise.allSettled(
      servers.map((server, n) => gemeente(server, n === 0 ? 'Fatima@Hoorn' : ' fatima@hoorn')),
    );
    expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const [refused] = done.flatMap((each) => (each.status === 'rejected' ? [String(each.reason)] : []));
    expect(refused).toBe('Error: loginnaam-bezet');
    expect((await servers[1]!.sessies.zoekInlog('FATIMA@hoorn'))?.tenant).toBeDefined();
    expect(await store.sessies.zoekInlog('joris@hoorn')).toBeUndefined();
  });
}
