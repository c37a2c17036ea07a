import { expect, test } from 'vitest';
import { leesBijbericht } from '#domain/bijbericht.ts';
import type { Signaal } from '#domain/signaal.ts';
import { dump } from './disk.ts';
import { CODE, type Stage, begonnen, must, now, seen, standOf, startStage, until } from './stage.ts';

const MINUUT = 60_000;

async function metKluis(stage: Stage) {
  const toestel = await stage.enrolled();
  must(await toestel.phone.kluis.maak(await toestel.phone.kluis.nieuweWachtzin(), CODE));
  return toestel;
}
async function ronde({ phone }: { phone: { sync: { nu(): void }; idle(): Promise<void> } }) {
  await phone.idle();
  phone.sync.nu();
  await phone.idle();
}
/** A signaal that was opened, and about which its melder was told something. */
async function verteld(stage: Stage, oefening = false) {
  const toestel = await metKluis(stage);
  const concept = await begonnen(toestel.phone, 'drie bedden');
  if (oefening) must(await concept.wijzig((nu) => ({ ...nu, oefening })));
  const { envId } = must(await concept.verzegel());
  await until(async () => (await standOf(toestel.phone, envId)) === 'verstuurd');
  await stage.openIt(envId);
  const op = '2026-11-24T12:00:00Z';
  const berichtId = await stage.write(envId, {
    v: 1,
    soort: 'terugkoppeling',
    envId,
    op,
    sjabloon: 'tk-opgepakt',
    tekst: 'Er is mee verder gegaan.',
  });
  await ronde(toestel);
  await seen(toestel.phone.berichten.live, (all) => all.length === 1);
  return { ...toestel, envId, berichtId };
}
const reactieVan = async (toestel: Awaited<ReturnType<typeof verteld>>) =>
  (await now(toestel.phone.berichten.live)).find(({ berichtId }) => berichtId === toestel.berichtId)?.reactie;

test('what is added names the first, in the envelope and in the list, and holds nothing else of it', async () => {
  const stage = await startStage();
  const toestel = await stage.enrolled();
  const first = must(await (await begonnen(toestel.phone, 'de eerste keer')).verzegel());
  const vraag = 'c0ffee00-0000-4000-8000-000000000001';
  const concept = must(await toestel.phone.concepten.begin('algemeen'));
  must(
    await concept.wijzig((nu) => ({
      ...nu,
      aanvullingOp: first.envId,
      antwoordOp: vraag,
      notitie: { feit: 'de tweede keer' },
    })),
  );
  const later = must(await concept.verzegel());
  const list = await now(toestel.phone.verzonden);
  expect(list.find(({ envId }) => envId === later.envId)?.aanvulling).toEqual({
    op: first.envId,
    kenmerk: first.kenmerk,
    antwoordOp: vraag,
  });
  expect(list.find(({ envId }) => envId === first.envId)?.aanvulling).toBeUndefined();
  await until(async () => (await standOf(toestel.phone, later.envId)) === 'verstuurd');
  const sent = (await stage.received()).find(({ envId }) => envId === later.envId);
  expect(sent?.inhoud.signaal as Signaal).toMatchObject({
    aanvullingOp: first.envId,
    antwoordOp: vraag,
    notitie: { feit: 'de tweede keer' },
    waar: {},
    voertuigen: [],
  });
  // it is followed as any other
  await stage.openIt(later.envId);
  await ronde(toestel);
  expect(await standOf(toestel.phone, later.envId)).toBe('geopend');
});

test('„was dit nuttig?” is one tap: sealed, changed once, and then as it is', async () => {
  const stage = await startStage();
  const toestel = await verteld(stage);
  toestel.net.online = false;
  expect(await reactieVan(toestel)).toBeUndefined();
  must(await toestel.phone.berichten.reageer(toestel.berichtId, false));
  await until(async () => (await reactieVan(toestel)) === 'te-wijzigen');
  must(await toestel.phone.berichten.reageer(toestel.berichtId, true));
  await until(async () => (await reactieVan(toestel)) === 'vast');
  expect(await toestel.phone.berichten.reageer(toestel.berichtId, false)).toEqual({
    ok: false,
    reden: 'al-verstuurd',
  });
  // on disk nothing says what she thought
  const onDisk = JSON.stringify(await dump(toestel.disk));
  expect(onDisk).not.toMatch(/nuttig/);
  toestel.net.online = true;
  await ronde(toestel);
  const sent = (await stage.received()).map(({ inhoud }) => [inhoud.teller, leesBijbericht(inhoud.signaal)]);
  expect(sent).toMatchObject([
    [1, undefined],
    [2, { soort: 'reactie', op: toestel.envId, berichtId: toestel.berichtId, nuttig: true }],
  ]);
  // it is no signaal, and is kept until the desk has it, as one
  expect(await now(toestel.phone.verzonden)).toHaveLength(1);
  expect((await dump(toestel.disk))['enveloppen']).toHaveLength(2);
  expect(await reactieVan(toestel)).toBe('vast');
});

test('an answer that has left is not changed any more, and the next envelope has the next number', async () => {
  const stage = await startStage();
  const toestel = await verteld(stage);
  must(await toestel.phone.berichten.reageer(toestel.berichtId, true));
  // a slip can be put right: it stays a moment, and then goes by itself
  await toestel.phone.idle();
  expect(await reactieVan(toestel)).toBe('te-wijzigen');
  await stage.forward(15_000);
  await until(async () => (await reactieVan(toestel)) === 'vast');
  expect(await toestel.phone.berichten.reageer(toestel.berichtId, false)).toEqual({
    ok: false,
    reden: 'al-verstuurd',
  });
  must(await (await begonnen(toestel.phone, 'later')).verzegel());
  await ronde(toestel);
  expect((await stage.received()).map(({ inhoud }) => inhoud.teller).toSorted()).toEqual([1, 2, 3]);
  expect(await toestel.phone.berichten.reageer('00000000-0000-4000-8000-000000000000', true)).toEqual({
    ok: false,
    reden: 'niet-mogelijk',
  });
});

test('the app is killed between two taps: one answer, one number', async () => {
  const stage = await startStage();
  const toestel = await verteld(stage);
  toestel.net.online = false;
  // both at once, as from two tabs
  await Promise.allSettled([
    toestel.phone.berichten.reageer(toestel.berichtId, true),
    toestel.phone.berichten.reageer(toestel.berichtId, false),
  ]);
  toestel.phone.stop();
  const again = stage.phone({ disk: toestel.disk });
  await again.phone.start();
  await ronde(again);
  await until(async () => (await stage.received()).length === 2);
  expect((await stage.received()).map(({ inhoud }) => inhoud.teller)).toEqual([1, 2]);
});

test('practice that became real says so no longer, nor does what was added to it', async () => {
  const stage = await startStage();
  const toestel = await verteld(stage, true);
  const concept = await begonnen(toestel.phone, 'erbij');
  must(await concept.wijzig((nu) => ({ ...nu, oefening: true, aanvullingOp: toestel.envId })));
  const later = must(await concept.verzegel());
  expect((await now(toestel.phone.verzonden)).map(({ oefening }) => oefening)).toEqual([true, true]);
  const { envId } = toestel;
  await stage.write(envId, { v: 1, soort: 'echt', envId, op: '2026-11-24T13:00:00Z' });
  await stage.forward(MINUUT);
  await ronde(toestel);
  await seen(toestel.phone.berichten.live, (all) => all.some(({ soort }) => soort === 'echt'));
  await seen(toestel.phone.verzonden, (all) => all.every(({ oefening }) => !oefening));
  expect((await now(toestel.phone.verzonden)).map((regel) => regel.envId)).toContain(later.envId);
});
