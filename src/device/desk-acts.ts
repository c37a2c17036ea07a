import * as z from 'zod/mini';
import { type Auteur, type Logboekregel, Logregelinhoud } from '#domain/logregel.ts';
import { type Melding, beginMelding, probeer } from '#domain/melding.ts';
import { leesOorsprong } from '#domain/oorsprong.ts';
import { volgendeTermijn } from '#domain/termijnen.ts';
import { type Uitkomst, geweigerd, gelukt } from '#domain/uitkomst.ts';
import { LogregelAntwoord, type LogregelSchrijven } from '#protocol/melding.ts';
import { refusal, toDesk } from './desk-refusals.ts';
import type { Deskweigering, Regelweigering } from './desk.ts';
import { isPlaced, placeOf } from './desk-incoming.ts';
import { type Soort, arrivalOf, isApart, soortVan } from './desk-intake.ts';
import type { Lijnweigering } from './desk-line.ts';
import { idFrom, isReceiptOf, makeCaseKey, sealEntry } from './desk-log.ts';
import type { Office } from './desk-office.ts';

type Opening = NonNullable<z.infer<typeof LogregelSchrijven>['opening']>;
interface Written {
  melding: string;
  regelId: string;
  body: z.infer<typeof LogregelSchrijven>;
}

type Aanvulling = Extract<Soort, { soort: 'aanvulling' }> & { envId: string; vingerafdruk: string };

const UUR = 3_600_000;

/** What a member does at an open desk: everything is tried on the folded melding first, then sealed, then proven. */
export class Acts {
  readonly #office: Office;
  /** what was sent and not yet proven, by what it says: sent again it is the same entry */
  readonly #pending = new Map<string, Written>();
  readonly #afterWrite: () => Promise<Uitkomst<void, Lijnweigering>>;

  constructor(office: Office, afterWrite: () => Promise<Uitkomst<void, Lijnweigering>>) {
    this.#office = office;
    this.#afterWrite = afterWrite;
  }

  get door(): Auteur {
    const { lid, loginnaam, rol } = this.#office.lid;
    return { lid, naam: loginnaam, rol };
  }

  /**
   * Opens an envelope: its case, and the first entry of it; or, for what adds to a signaal that is here, an entry in that
   * case. Two desks that do so at once make the same ids, and the one that the server took second finds what the first did.
   * `via` names what led here: phones that point at each other lead nowhere.
   */
  async open(
    envId: string,
    vervanging?: string,
    via: ReadonlySet<string> = new Set(),
  ): Promise<Uitkomst<{ melding: string }, Deskweigering> | Regelweigering> {
    const office = this.#office;
    const stuk = office.stukken.get(envId);
    if (!stuk) return geweigerd('niet-gevonden');
    const known = office.cases.ofEnvelope(envId);
    if (known !== undefined && isPlaced(office, envId)) return gelukt({ melding: known });
    if (!stuk.gelezen.ok) return geweigerd('onleesbaar');
    if (isApart(stuk)) return geweigerd('apart-gezet');
    const inside = soortVan(stuk.gelezen.waarde);
    // these become no melding: the desk itself puts them where they belong
    if (inside.soort === 'reactie' || inside.soort === 'nummer') return geweigerd('niet-gevonden');
    if (inside.soort === 'aanvulling') {
      const { vingerafdruk } = stuk.gelezen.waarde;
      const added = await this.#add({ ...inside, envId, vingerafdruk }, vervanging, via);
      if (added) return added;
    }

    const [melding, regelId] = await Promise.all([idFrom('melding', envId), idFrom('geopend', envId)]);
    const configuratie = office.instellingen?.route;
    // a melding runs under the route it was opened with: without knowing it nothing is opened
    if (!configuratie) return geweigerd('buiten-dienst');
    const regel: Logboekregel = {
      v: 1,
      regelId,
      melding,
      door: this.door,
      op: office.op,
      inhoud: {
        soort: 'geopend',
        envId,
        vingerafdruk: stuk.gelezen.waarde.vingerafdruk,
        configuratie,
        gemeente: office.keyring.bos.gemeente.cbsCode,
        ...(vervanging !== undefined && { vervanging }),
      },
    };
    const oorsprong = leesOorsprong(stuk.gelezen.waarde.signaal, arrivalOf(stuk, office.devices));
    const tried = tryOut(beginMelding(melding, oorsprong, configuratie), regel);
    if (!tried.ok) return tried;
    const written = await this.#write(`geopend ${envId}`, regel, async () => {
      const { key, sleutel } = await makeCaseKey(office.keyring, melding, envId);
      return { key, opening: { envId, sleutel } };
    });
    if (written.ok) return gelukt({ melding });
    if (written.reden === 'andere-inhoud') {
      const refreshed = await this.#afterWrite();
      const other = office.cases.ofEnvelope(envId);
      if (!refreshed.ok) return geweigerd(toDesk(refreshed.reden));
      return other === undefined ? geweigerd('al-geopend') : gelukt({ melding: other });
    }
    // withdrawn by its melder, or destroyed: it is not there any more
    if (written.reden === 'niet-gevonden') office.stukken.delete(envId);
    return geweigerd(toDesk(written.reden));
  }

  /**
   * Takes what adds to a signaal; writes it into the melding of that signaal, which is opened first when nobody did so yet.
   * Undefined when that signaal is not here: then what adds to it becomes a melding of its own.
   */
  async #add(
    { envId, vingerafdruk, bij, signaal }: Aanvulling,
    vervanging: string | undefined,
    via: ReadonlySet<string>,
  ): Promise<Uitkomst<{ melding: string }, Deskweigering> | Regelweigering | undefined> {
    const office = this.#office;
    const first = office.stukken.get(bij);
    const led = new Set([...via, envId]);
    if (first?.gelezen.ok && office.cases.ofEnvelope(bij) === undefined && !led.has(bij)) {
      const opened = await this.open(bij, vervanging, led);
      if (!opened.ok) return opened;
    }
    // bound once, it stays there, also when that entry did not count
    const bound = office.cases.ofEnvelope(envId);
    const melding = bound ?? placeOf(office, bij)?.id;
    if (melding === undefined) return undefined;
    const { antwoordOp, acuut } = signaal;
    const inhoud: Logregelinhoud = {
      soort: 'aanvulling',
      envId,
      vingerafdruk,
      bij,
      ...(antwoordOp !== undefined && { antwoordOp }),
      ...(acuut && { acuut: { gebeld112: acuut.gebeld112 ?? 'nee' } }),
      ...(vervanging !== undefined && { vervanging }),
    };
    const regelId = bound === undefined ? await idFrom('aanvulling', envId) : undefined;
    const written = await this.write(melding, inhoud, { bijgevoegd: envId, ...(regelId && { regelId }) });
    if (!written.ok) return written;
    const now = office.cases.ofEnvelope(envId);
    return now === undefined ? geweigerd('al-geopend') : gelukt({ melding: now });
  }

  /** Begins a melding for what came by phone, mail or counter. The signaal is in its first entry. */
  async takeIn(
    inhoud: Pick<Extract<Logregelinhoud, { soort: 'opgenomen' }>, 'kanaal' | 'melder' | 'signaal'>,
  ): Promise<Uitkomst<{ melding: string }, Deskweigering> | Regelweigering> {
    const office = this.#office;
    const configuratie = office.instellingen?.route;
    if (!configuratie) return geweigerd('buiten-dienst');
    const regel: Logboekregel = {
      v: 1,
      regelId: crypto.randomUUID(),
      melding: crypto.randomUUID(),
      door: this.door,
      op: office.op,
      inhoud: {
        ...inhoud,
        soort: 'opgenomen',
        configuratie,
        gemeente: office.keyring.bos.gemeente.cbsCode,
      },
    };
    const { melding } = regel;
    const begin = { kanaal: inhoud.kanaal, herkomst: 'bureau', kenmerk: '', concept: false } as const;
    const tried = tryOut(beginMelding(melding, leesOorsprong(undefined, begin), configuratie), regel);
    if (!tried.ok) return tried;
    const written = await this.#write(JSON.stringify(inhoud), regel, async () => {
      const { key, sleutel } = await makeCaseKey(office.keyring, melding);
      return { key, opening: { sleutel } };
    });
    return written.ok ? gelukt({ melding: written.waarde.melding }) : geweigerd(toDesk(written.reden));
  }

  /**
   * Seals one act into the log of a case. Refuses what the route or the rol does not allow where it stands now. `regelId`
   * for what every desk would write alike; `bijgevoegd` for the envelope that comes into the case with it.
   */
  async write(
    melding: string,
    wat: Logregelinhoud,
    { regelId, bijgevoegd }: { regelId?: string; bijgevoegd?: string } = {},
  ): Promise<Uitkomst<void, Deskweigering> | Regelweigering> {
    const office = this.#office;
    const parsed = Logregelinhoud.safeParse(wat);
    if (!parsed.success) return refusal('onleesbaar');
    const inhoud = parsed.data;
    const now = office.melding(melding);
    const found = office.cases.get(melding);
    if (!now || !found) return geweigerd('niet-gevonden');
    const na = now.log.at(-1)?.regelId;
    const regel: Logboekregel = {
      v: 1,
      regelId: regelId ?? crypto.randomUUID(),
      melding,
      door: this.door,
      op: office.op,
      ...(na !== undefined && { na }),
      inhoud,
    };
    const tried = tryOut(now, regel);
    if (!tried.ok) return tried;
    const termijn = volgendeTermijn(tried.waarde)?.op;
    const herinnerVanaf = termijn === undefined ? undefined : nextHour(termijn);

    // a message gets a new id each time it is tried, and is the same message
    const said = JSON.stringify(inhoud, (veld, waarde: unknown) =>
      veld === 'berichtId' ? undefined : waarde,
    );
    const name = `${melding} ${regelId ?? ''} ${said}`;
    const written = await this.#write(name, regel, async () => ({ key: found.key }), {
      ...(herinnerVanaf !== undefined && { herinnerVanaf }),
      ...(bijgevoegd !== undefined && { bijgevoegd }),
    });
    // a deterministic id that is there already: another desk wrote the same
    if (!written.ok && written.reden === 'andere-inhoud' && regelId !== undefined) {
      const refreshed = await this.#afterWrite();
      return refreshed.ok ? gelukt(undefined) : geweigerd(toDesk(refreshed.reden));
    }
    if (!written.ok) return geweigerd(toDesk(written.reden));
    const stuk = office.melding(melding)?.log.find((one) => one.regelId === written.waarde.regelId);
    return stuk?.reden === undefined ? gelukt(undefined) : refusal(stuk.reden);
  }

  /** Sends an entry until its place is proven; the same text every time, also when somebody presses again. */
  async #write(
    name: string,
    regel: Logboekregel,
    keyOf: () => Promise<{ key: CryptoKey; opening?: Opening }>,
    beside: Pick<Written['body'], 'herinnerVanaf' | 'bijgevoegd'> = {},
  ): Promise<Uitkomst<Written, Lijnweigering>> {
    const office = this.#office;
    let sent = this.#pending.get(name);
    if (!sent) {
      const { key, opening } = await keyOf();
      const { melding, regelId } = regel;
      const body = {
        regel: await sealEntry(office.keyring, key, regel),
        ...(opening && { opening }),
        ...beside,
      };
      sent = { melding, regelId, body };
      this.#pending.set(name, sent);
    }
    const { melding, regelId, body } = sent;
    const path = `/meldingen/${melding}/regels/${regelId}`;
    let answer = await office.lijn.send('PUT', path, body, LogregelAntwoord);
    // the line may have broken after the server took it: asking once more costs nothing and settles most of it
    if (!answer.ok && answer.reden === 'geen-verbinding') {
      answer = await office.lijn.send('PUT', path, body, LogregelAntwoord);
    }
    if (!answer.ok) {
      if (answer.reden !== 'geen-verbinding') this.#pending.delete(name);
      return answer;
    }
    const { bewijs, seq } = answer.waarde;
    if (!(await isReceiptOf(bewijs, { melding, regelId, regel: body.regel }, office.keyring))) {
      return geweigerd('bewijs-ongeldig');
    }
    if (
      seq <= office.meldingenCursor &&
      !office.melding(melding)?.log.some((stuk) => stuk.regelId === regelId)
    ) {
      office.startOver();
    }
    const refreshed = await this.#afterWrite();
    if (!refreshed.ok) return refreshed;
    this.#pending.delete(name);
    return gelukt(sent);
  }
}

/** Adds an entry to what is known now, as the server would if nobody else wrote. */
function tryOut(melding: Melding, regel: Logboekregel): Uitkomst<Melding, never> | Regelweigering {
  const tried = probeer(melding, regel);
  return tried.ok ? tried : refusal(tried.reden);
}

/** The server may know that something is due, to the hour, and not what. */
const nextHour = (op: string): string => new Date(Math.ceil(Date.parse(op) / UUR) * UUR).toISOString();
