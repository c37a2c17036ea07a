import { importSealingPublic, thumbprint } from '#crypto/keys.ts';
import { sealSignedTo } from '#crypto/sealed.ts';
import * as z from 'zod/mini';
import type { Melding } from '#domain/melding.ts';
import { type Uitkomst, geweigerd, gelukt } from '#domain/uitkomst.ts';
import { BerichtAntwoord, Berichtinhoud } from '#protocol/bericht.ts';
import { TYP_BERICHT } from '#protocol/zegels.ts';
import { type Stuk, soortVan } from './desk-intake.ts';
import type { Lijnweigering } from './desk-line.ts';
import { idFrom } from './desk-log.ts';
import type { Office } from './desk-office.ts';

/** What happened to a message: in the mailbox (now or before), or there is no mailbox any more. */
export type Bezorgd = Uitkomst<'geplaatst' | 'postvak-weg', Lijnweigering>;

/**
 * Seals a message to the mailbox key of one signaal and puts it there. A second try makes another text for the same id,
 * and the server keeps the first: that it is there is all that counts.
 */
async function put(office: Office, stuk: Stuk, berichtId: string, inhoud: Berichtinhoud): Promise<Bezorgd> {
  if (!stuk.gelezen.ok) return geweigerd('onleesbaar');
  const { id, sleutel } = stuk.gelezen.waarde.inhoud.postvak;
  const recipient = await importSealingPublic(sleutel).catch(() => undefined);
  // a phone that names no real key can be told nothing, and must not hold up the others
  if (!recipient) return gelukt('postvak-weg');
  const kid = await thumbprint(sleutel);
  const sealed = Berichtinhoud.parse(inhoud);
  const bericht = await sealSignedTo(recipient, kid, TYP_BERICHT, sealed, office.keyring.teken);
  const done = await office.lijn.send(
    'PUT',
    `/postvakken/${id}/berichten/${berichtId}`,
    { bericht },
    BerichtAntwoord,
  );
  if (done.ok || done.reden === 'andere-inhoud') return gelukt('geplaatst');
  return done.reden === 'niet-gevonden' ? gelukt('postvak-weg') : geweigerd(done.reden);
}

/**
 * Tells the phone that its signaal was opened: first the message, then the secret from inside the envelope. So an
 * envelope that the server calls opened has had both, and one that it does not is told again at the next refresh.
 */
export async function tellOpened(office: Office, envId: string): Promise<Uitkomst<void, Lijnweigering>> {
  const stuk = office.stukken.get(envId);
  if (!stuk?.gelezen.ok || stuk.regel.stand === 'geopend') return gelukt(undefined);
  if (soortVan(stuk.gelezen.waarde).soort !== 'reactie') {
    const berichtId = await idFrom('ontvangen', envId);
    const told = await put(office, stuk, berichtId, { v: 1, soort: 'ontvangen', envId, op: office.op });
    if (!told.ok) return told;
  }
  const { geheim } = stuk.gelezen.waarde.inhoud;
  const revealed = await office.lijn.send('PUT', `/enveloppen/${envId}/geopend`, { geheim }, z.unknown());
  if (!revealed.ok) return revealed;
  office.stukken.set(envId, { ...stuk, regel: { ...stuk.regel, stand: 'geopend' } });
  return gelukt(undefined);
}

/** Every message of a melding that is in its log and not yet in the mailbox. */
export function undelivered(melding: Melding): readonly { berichtId: string; inhoud: Berichtinhoud }[] {
  const { envId } = melding.oorsprong;
  if (envId === undefined) return [];
  const teksten = melding.terugkoppelingen.flatMap(
    ({ berichtId, bezorging, op, sjabloon, tekst, leerzin }) =>
      bezorging !== 'onderweg' || berichtId === undefined
        ? []
        : [
            {
              berichtId,
              inhoud: {
                v: 1,
                soort: 'terugkoppeling',
                envId,
                op: utc(op),
                sjabloon,
                tekst,
                ...(leerzin !== undefined && { leerzin }),
              } as const,
            },
          ],
  );
  const vragen = melding.vragen.flatMap(({ regelId, bezorging, op, vraag }) =>
    bezorging === 'onderweg'
      ? [{ berichtId: regelId, inhoud: { v: 1, soort: 'vraag', envId, op: utc(op), tekst: vraag } as const }]
      : [],
  );
  const { echtGemaakt } = melding;
  const echt =
    echtGemaakt?.bezorging === 'onderweg'
      ? [
          {
            berichtId: echtGemaakt.regelId,
            inhoud: { v: 1, soort: 'echt', envId, op: utc(echtGemaakt.op) } as const,
          },
        ]
      : [];
  return [...echt, ...teksten, ...vragen];
}

const utc = (op: string): string => new Date(op).toISOString();

/** Delivers one message of a melding; not now when the envelope that names the mailbox is not readable here. */
export async function deliver(
  office: Office,
  envId: string,
  berichtId: string,
  inhoud: Berichtinhoud,
): Promise<Bezorgd> {
  const stuk = office.stukken.get(envId);
  return stuk ? put(office, stuk, berichtId, inhoud) : geweigerd('onleesbaar');
}
