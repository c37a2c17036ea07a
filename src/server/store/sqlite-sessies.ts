import type { Lid } from '#protocol/leden.ts';
import type { Omslag } from '#protocol/sleutelbos.ts';
import { inlogOf } from './inlog.ts';
import { type Lidrij, SESSIE_LANG, SESSIE_SCHRIJF, SESSIE_STIL, wieOf } from './sessieduur.ts';
import type { Db } from './sqlite-db.ts';
import { type SessieStore, StoreError } from './store.ts';

/** Sessions of members; only the hash of a token is kept. */
export function sessies(db: Db): SessieStore {
  const { sql } = db;
  const login = sql.prepare<[string], Lidrij & { geheimHash: string; kluis: string }>(
    'select tenant, lid, rol, toegelaten, geheim_hash as geheimHash, kluis from leden where inlog = ?',
  );
  const find = sql.prepare<[string], Lidrij & { begonnen: number; gezien: number }>(
    `select tenant, lid, rol, toegelaten, begonnen_op as begonnen, gezien_op as gezien
     from sessies join leden using (tenant, lid) where token_hash = ?`,
  );
  const remove = sql.prepare('delete from sessies where token_hash = ?');
  const removeOld = sql.prepare('delete from sessies where gezien_op <= ? or begonnen_op <= ?');
  const seen = sql.prepare('update sessies set gezien_op = ? where token_hash = ?');
  const insert = sql.prepare(
    `insert into sessies (token_hash, tenant, lid, begonnen_op, gezien_op)
     values (@tokenHash, @tenant, @lid, @nu, @nu)`,
  );

  /** A full disk must not keep anybody from reading. */
  function touch(tokenHash: string, nu: number): void {
    try {
      db.write(() => seen.run(nu, tokenHash));
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
    }
  }

  return {
    zoekInlog: async (inlog) =>
      db.read(() => {
        const row = login.get(inlogOf(inlog));
        return row && { ...wieOf(row), geheimHash: row.geheimHash, kluis: JSON.parse(row.kluis) };
      }),

    begin: async ({ tokenHash, tenant, lid, nu, vorige }, spoor) =>
      db.write(() => {
        removeOld.run(nu - SESSIE_STIL - SESSIE_SCHRIJF, nu - SESSIE_LANG);
        if (vorige !== undefined) remove.run(vorige);
        insert.run({ tokenHash, tenant, lid, nu });
        db.note(tenant, spoor);
      }),

    async find(tokenHash, nu) {
      const row = db.read(() => find.get(tokenHash));
      if (!row) return undefined;
      if (nu - row.gezien >= SESSIE_STIL || nu - row.begonnen >= SESSIE_LANG) {
        db.write(() => remove.run(tokenHash));
        return undefined;
      }
      if (nu - row.gezien >= SESSIE_SCHRIJF) touch(tokenHash, nu);
      return wieOf(row);
    },

    end: async (tokenHash, spoor) =>
      db.write(() => {
        const row = find.get(tokenHash);
        if (remove.run(tokenHash).changes > 0 && row) db.note(row.tenant, spoor);
      }),

    gegevens: async ({ tenant, lid }) =>
      db.read(() => {
        const row = sql
          .prepare<
            [string, string],
            { loginnaam: string; rol: Lid['rol']; kluis: string; sleutelbos: string; ledental: number }
          >(
            `select loginnaam, rol, kluis, sleutelbos,
               (select count(*) from leden b where b.tenant = a.tenant and b.toegelaten = 1) as ledental
             from leden a join gemeenten using (tenant) where tenant = ? and lid = ?`,
          )
          .get(tenant, lid);
        if (!row) throw new Error('a session without a member');
        const omslagen = sql
          .prepare<[string, string], Omslag>(
            'select wat, voor, jwe from omslagen where tenant = ? and voor = ? order by wat',
          )
          .all(tenant, `lid/${lid}`);
        return {
          lid: { lid, loginnaam: row.loginnaam, rol: row.rol },
          kluis: JSON.parse(row.kluis),
          omslagen,
          sleutelbos: row.sleutelbos,
          ledental: row.ledental,
        };
      }),
  };
}
