import type {
  Desk,
  Deskstand,
  Deskweigering,
  LidAanvraagKaart,
  Nieuwregel,
  Toestelkaart,
  Werkregel,
} from '#device/desk.ts';
import { cell } from '#device/live.ts';
import { kenmerkVan } from '#domain/kenmerk.ts';
import type { Auteur, Logregelinhoud } from '#domain/logregel.ts';
import { type Melding, beginMelding, voegToe } from '#domain/melding.ts';
import { leesOorsprong } from '#domain/oorsprong.ts';
import { westFrieslandRoute } from '#domain/routeconfiguratie.ts';
import type { Signaal } from '#domain/signaal.ts';
import { geleden, vulJaar, vulWerkvoorraad } from './desk-toneel.ts';
import { STANDAARD_VELD, type Veldinstellingen } from '#domain/veldinstellingen.ts';
import { type Uitkomst, geweigerd, gelukt } from '#domain/uitkomst.ts';

const WOORDEN =
  'molen sluis tulp dijk polder kade haven anker lamp stoel tafel vlieger wolk regen beuk linde esdoorn spade emmer ladder bakker fluit viool trommel'.split(
    ' ',
  );

/** A Desk without keys, server or worker, for looking at the screens: it answers as the real one does. */
export class DeskInMemory implements Desk {
  readonly stand = cell<Deskstand>('afgemeld');
  readonly ik = cell<
    { lid: string; naam: string; rol: string; gemeente: string; ledental: number } | undefined
  >({
    lid: 'lid-marit',
    naam: 'Marit de Wit',
    rol: 'aandachtsfunctionaris',
    gemeente: 'Medemblik',
    ledental: 2,
  });
  readonly instellingen = cell<{ route: typeof westFrieslandRoute; overlegNaam: string } | undefined>({
    route: westFrieslandRoute,
    overlegNaam: 'Lokaal ondermijningsoverleg',
  });
  readonly veld = cell<Veldinstellingen | undefined>(STANDAARD_VELD);
  readonly nieuw = cell<readonly Nieuwregel[]>([]);
  readonly meldingen = cell<readonly Werkregel[]>([]);
  readonly voortgang = cell<{ gelezen: number; totaal: number } | undefined>(undefined);
  readonly gaten = cell<readonly { toestel: string; naam: string; nummers: readonly number[] }[]>([]);
  readonly verbinding = cell({ verbonden: true, standVan: new Date().toISOString() });
  readonly toestellen = cell<readonly Toestelkaart[]>([]);
  readonly aanvragen = cell<readonly LidAanvraagKaart[]>([]);
  readonly toestel14 = { id: 't-14', naam: 'T-14', team: 'Toezicht' };
  readonly #enveloppen = new Map<
    string,
    { signaal: Signaal; verzegeldOp: string; wie: { id: string; naam: string; team: string } }
  >();
  #seq = 0;
  #pogingen = 0;
  readonly staat: string;

  constructor(staat: string) {
    this.staat = staat;
    if (
      staat === 'niet-ingericht' ||
      staat === 'afgemeld' ||
      staat === 'geen-opslag' ||
      staat === 'geen-verbinding'
    )
      this.stand.value = staat;
    else this.stand.value = 'open';
    if (staat === 'alleen') this.gaten.value = [{ toestel: 't-14', naam: 'T-14', nummers: [4] }];
    if (staat === 'vervanger') this.ik.value = { ...this.ik.value!, rol: 'plaatsvervanger' };
    if (staat === 'alleen') this.ik.value = { ...this.ik.value!, ledental: 1 };
    const { ik } = this;
    const rol = ik.value!.rol;
    ik.value = { ...ik.value!, rol: 'aandachtsfunctionaris' };
    if (staat !== 'leeg') this.#vulBeheer();
    if (staat === 'jaar') vulJaar(this);
    else if (staat !== 'leeg' && staat !== 'niet-ingericht') vulWerkvoorraad(this);
    ik.value = { ...ik.value, rol };
    if (staat === 'offline') this.verbinding.value = { verbonden: false, standVan: new Date().toISOString() };
  }

  #vulBeheer() {
    const kaart = (naam: string, team: string, rest: Partial<Toestelkaart>): Toestelkaart => ({
      uitnodiging: `u-${naam}`,
      toestel: `t-${naam}`,
      naam,
      team,
      stand: 'actief',
      bevestigd: true,
      ...rest,
    });
    this.toestellen.value = [
      kaart('T-14', 'Toezicht, Medemblik', { laatstGezien: geleden(0.02) }),
      kaart('T-09', 'Toezicht, Medemblik', { laatstGezien: geleden(1) }),
      kaart('B-03', 'Boa, Opmeer', { laatstGezien: geleden(26) }),
      kaart('W-02', 'Wonen, Medemblik', { stand: 'uitgenodigd', geldigTot: geleden(-0.8) }),
      kaart('T-05', 'Toezicht, Medemblik', { stand: 'ingetrokken', laatstGezien: geleden(70) }),
    ];
    this.aanvragen.value = [
      {
        uitnodiging: 'u-sanne',
        naam: 'Sanne Kok',
        loginnaam: 'sanne.kok',
        woorden: WOORDEN.slice(6, 12),
        bevestigd: true,
      },
    ];
  }

  async start() {
    return this.stand.value;
  }
  async beginInrichting(opdracht: Parameters<Desk['beginInrichting']>[0]) {
    if (opdracht.code === 'fout') return geweigerd('code-onjuist');
    this.ik.value = {
      lid: 'lid-marit',
      naam: opdracht.loginnaam,
      rol: 'aandachtsfunctionaris',
      gemeente: opdracht.gemeente.naam,
      ledental: 1,
    };
    this.instellingen.value = { route: opdracht.route, overlegNaam: opdracht.overlegNaam };
    const noodsleutel = WOORDEN;
    const wachtzin = WOORDEN.slice(12, 18);
    return gelukt({
      noodsleutel,
      wachtzin,
      vraagNoodsleutel: [2, 11, 19] as const,
      vraagWachtzin: [1, 3, 6] as const,
      bewijs: () => gelukt(undefined),
      voltooi: async () => {
        this.stand.value = 'open';
        return gelukt(undefined);
      },
    });
  }
  async beginToetreding() {
    return gelukt({
      wachtzin: WOORDEN.slice(12, 18),
      vraagWachtzin: [1, 3, 6] as const,
      woorden: WOORDEN.slice(6, 12),
      bewijs: () => gelukt(undefined),
      voltooi: async () => gelukt(undefined),
    });
  }
  async aanmelden(_loginnaam: string, wachtzin: string) {
    this.#pogingen += 1;
    if (this.#pogingen > 4) return geweigerd('even-wachten');
    if (wachtzin.split(/\s+/).length < 6) return geweigerd('aanmelden-mislukt');
    this.stand.value = 'open';
    return gelukt(undefined);
  }
  async vergrendel() {
    this.stand.value = 'afgemeld';
  }
  async ververs() {}
  /** Puts a sealed envelope in the list, as if a phone had delivered it. */
  bezorg(signaal: Signaal, uur: number, wie = this.toestel14, spoed = signaal.acuut !== undefined): string {
    const envId = crypto.randomUUID();
    const verzegeldOp = geleden(uur / 24);
    this.#enveloppen.set(envId, { signaal, verzegeldOp, wie });
    const kenmerk = kenmerkVan(envId, verzegeldOp);
    this.nieuw.value = [
      ...this.nieuw.value,
      { envId, kenmerk, ontvangenOp: verzegeldOp, spoed, stand: 'nieuw' },
    ];
    return envId;
  }

  async open(envId: string, vervanging?: string) {
    return this.openOp(envId, new Date().toISOString(), this.#auteur(), vervanging);
  }

  openOp(
    envId: string,
    op: string,
    door = this.#auteur(),
    vervanging?: string,
  ): Uitkomst<{ melding: string }, Deskweigering> {
    const envelop = this.#enveloppen.get(envId);
    if (!envelop) return geweigerd('niet-gevonden');
    const id = crypto.randomUUID();
    const { signaal, verzegeldOp, wie } = envelop;
    const kenmerk = kenmerkVan(envId, verzegeldOp);
    const oorsprong = leesOorsprong(signaal, {
      kanaal: 'app',
      herkomst: 'bevestigd',
      kenmerk,
      envId,
      vingerafdruk: 'vinger',
      ontvangenOp: verzegeldOp,
      verzegeldOp,
      toestel: wie,
      concept: false,
    });
    const { route } = this.instellingen.value!;
    this.meldingen.value = [
      ...this.meldingen.value,
      { melding: id, kenmerk, inhoud: beginMelding(id, oorsprong, route), bij: [] },
    ];
    this.nieuw.value = this.nieuw.value.filter((regel) => regel.envId !== envId);
    const gelegd = this.legOp(
      id,
      {
        soort: 'geopend',
        envId,
        vingerafdruk: 'vinger',
        configuratie: route,
        gemeente: '0420',
        ...(vervanging && { vervanging }),
      },
      op,
      door,
    );
    return gelegd.ok ? gelukt({ melding: id }) : gelegd;
  }

  /** photos that came in, by their id */
  readonly fotos = new Map<string, { inhoud: Uint8Array; mime: string }>();
  async bijlage(_melding: string, id: string) {
    const foto = this.fotos.get(id);
    return foto ? gelukt(foto) : geweigerd('nog-niet-binnen');
  }
  async verzegeld() {
    return gelukt('eyJhbGciOiJFQ0RILUVTK0EyNTZLVyJ9.verzegeld.en.niet.leesbaar');
  }

  async neemAan(envId: string) {
    this.nieuw.value = this.nieuw.value.map((regel) =>
      regel.envId === envId ? { ...regel, stand: 'nieuw' as const } : regel,
    );
    return gelukt(undefined);
  }
  async leesIn(tekst: string) {
    if (tekst.includes('andere gemeente')) return geweigerd('andere-gemeente');
    if (!tekst.startsWith('{')) return geweigerd('geen-reddingsbestand');
    const standen = ['ingelezen', 'al-hier', 'klopt-niet', 'onvolledig'] as const;
    return gelukt({
      regels: standen.map((stand, n) => ({ stand, ...(n < 3 && { kenmerk: `MR-26-9QQ${n + 2}` }) })),
    });
  }

  async neemOp({ kanaal, melder, signaal }: Parameters<Desk['neemOp']>[0]) {
    const id = crypto.randomUUID();
    const op = new Date().toISOString();
    const kenmerk = kenmerkVan(id, op);
    const { route } = this.instellingen.value!;
    const oorsprong = leesOorsprong(undefined, {
      kanaal,
      herkomst: 'bureau',
      kenmerk,
      melder,
      concept: false,
    });
    this.meldingen.value = [
      ...this.meldingen.value,
      { melding: id, kenmerk, inhoud: beginMelding(id, oorsprong, route), bij: [] },
    ];
    const inhoud = {
      soort: 'opgenomen',
      kanaal,
      melder,
      signaal,
      configuratie: route,
      gemeente: '0420',
    } as const;
    const gelegd = await this.leg(id, inhoud);
    return gelegd.ok ? gelukt({ melding: id }) : gelegd;
  }

  async bewaarInstellingen(nieuw: Parameters<Desk['bewaarInstellingen']>[0]) {
    this.instellingen.value = nieuw;
    return gelukt(undefined);
  }

  async bewaarVeld(nieuw: Veldinstellingen) {
    this.veld.value = nieuw;
    return gelukt(undefined);
  }

  async leg(melding: string, inhoud: Logregelinhoud) {
    return this.legOp(melding, inhoud, new Date().toISOString());
  }

  legOp(
    melding: string,
    inhoud: Logregelinhoud,
    op: string,
    door = this.#auteur(),
    bewaarOok = false,
  ): Uitkomst<void, Deskweigering> {
    if (!this.verbinding.value.verbonden) return geweigerd('geen-verbinding');
    const rij = this.meldingen.value.find((regel) => regel.melding === melding);
    if (!rij) return geweigerd('niet-gevonden');
    this.#seq += 1;
    const regelId = crypto.randomUUID();
    const na = rij.inhoud.log.at(-1)?.regelId;
    const straks: Melding = voegToe(rij.inhoud, {
      regelId,
      seq: this.#seq,
      opgenomenOp: op,
      gelezen: gelukt({ v: 1, regelId, melding, door, op, ...(na && { na }), inhoud }),
    });
    const laatste = straks.log.at(-1);
    if (!laatste?.toegepast && !bewaarOok)
      return {
        ...geweigerd(laatste?.reden === 'rol-niet-bevoegd' ? 'rol-niet-bevoegd' : 'stap-niet-toegestaan'),
        ...(laatste?.reden && { waarom: laatste.reden }),
      };
    this.meldingen.value = this.meldingen.value.map((regel) =>
      regel.melding === melding ? { ...regel, inhoud: straks } : regel,
    );
    return gelukt(undefined);
  }

  async terugkoppel(melding: string, tekst: Parameters<Desk['terugkoppel']>[1]) {
    const berichtId = crypto.randomUUID();
    const gelegd = await this.leg(melding, {
      soort: 'terugkoppeling',
      ...tekst,
      berichtId,
    } as Logregelinhoud);
    if (gelegd.ok) await this.leg(melding, { soort: 'bezorgd', berichtId, stand: 'geplaatst' });
    return gelegd;
  }

  #auteur(): Auteur {
    const { lid, naam, rol } = this.ik.value!;
    return { lid, naam, rol: rol === 'plaatsvervanger' ? rol : 'aandachtsfunctionaris' };
  }

  async nodigUit(wie: { naam: string; team: string; soort: 'toestel' | 'lid' }) {
    const geldigTot = geleden(-1);
    this.toestellen.value = [
      {
        uitnodiging: `u-${this.toestellen.value.length}`,
        naam: wie.naam,
        team: wie.team,
        stand: 'uitgenodigd',
        bevestigd: false,
        geldigTot,
      },
      ...this.toestellen.value,
    ];
    return gelukt({
      uitnodiging: 'u-nieuw',
      link: `https://meldroute.voorbeeld.example/uitnodiging#${'eyJ2IjoxLCJ0ZW5hbnQiOiJ2b29yYmVlbGQ'.repeat(6)}`,
      woorden: ['molen', 'sluis', 'tulp'] as const,
      geldigTot,
    });
  }
  async trekIn(toestel: string) {
    this.toestellen.value = this.toestellen.value.map((kaart) =>
      kaart.toestel === toestel ? { ...kaart, stand: 'ingetrokken' as const } : kaart,
    );
    return gelukt(undefined);
  }
  async laatToe(uitnodiging: string) {
    this.aanvragen.value = this.aanvragen.value.filter((kaart) => kaart.uitnodiging !== uitnodiging);
    return gelukt(undefined);
  }
}
