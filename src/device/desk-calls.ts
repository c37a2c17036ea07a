import type { Logregelinhoud } from '#domain/logregel.ts';
import type { Uitkomst } from '#domain/uitkomst.ts';
import type { Getoond } from './desk-ceremony.ts';
import type { Desk, Deskstand, Deskweigering, Werkregel } from './desk.ts';
import type { Live } from './live.ts';

type Told<K extends keyof Desk> = Desk[K] extends Live<infer T> ? T : never;

/** What the worker tells without being asked. */
export interface DeskNews {
  stand: Deskstand;
  ik: Told<'ik'>;
  instellingen: Told<'instellingen'>;
  veld: Told<'veld'>;
  nieuw: Told<'nieuw'>;
  /** only what changed; `alles` begins a new list */
  meldingen: { regels: readonly Werkregel[]; alles: boolean };
  gaten: Told<'gaten'>;
  verbinding: Told<'verbinding'>;
  voortgang: Told<'voortgang'>;
  toestellen: Told<'toestellen'>;
  aanvragen: Told<'aanvragen'>;
}

/** What the page can ask of the worker. The keys stay there. */
export type DeskCalls = Pick<
  Desk,
  | 'start'
  | 'aanmelden'
  | 'ververs'
  | 'open'
  | 'neemAan'
  | 'leesIn'
  | 'verzegeld'
  | 'neemOp'
  | 'terugkoppel'
  | 'bijlage'
  | 'nodigUit'
  | 'trekIn'
  | 'bewaarInstellingen'
  | 'bewaarVeld'
  | 'laatToe'
> & {
  leg(melding: string, inhoud: Logregelinhoud): ReturnType<Desk['leg']>;
  beginInrichting(
    opdracht: Parameters<Desk['beginInrichting']>[0],
  ): Promise<Uitkomst<Getoond, Deskweigering>>;
  /** Refuses without both proofs, whatever the page checked before. */
  voltooiInrichting(
    noodsleutel: readonly string[],
    wachtzin: readonly string[],
  ): Promise<Uitkomst<void, Deskweigering>>;
  beginToetreding(
    opdracht: Parameters<Desk['beginToetreding']>[0],
  ): Promise<
    Uitkomst<Pick<Getoond, 'wachtzin' | 'vraagWachtzin'> & { woorden: readonly string[] }, Deskweigering>
  >;
  voltooiToetreding(wachtzin: readonly string[]): Promise<Uitkomst<void, Deskweigering>>;
  /** Ends the session at the server; the page ends the worker. */
  afmelden(): Promise<void>;
};
