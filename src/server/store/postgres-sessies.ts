import type { Lid } from '#protocol/leden.ts';
import type { Omslag } from '#protocol/sleutelbos.ts';
import { inlogOf } from './inlog.ts';
import type { Db } from './postgres-db.ts';
import { statement } from './postgres-statement.ts';
import { putWegwijzer, wegenNaar } from './postgres-wegwijzers.ts';
import { type Lidrij, SESSIE_LANG, SESSIE_SCHRIJF, SESSIE_STIL, wieOf } from './sessieduur.ts';
import { type SessieStore, StoreError } from './store.ts';

const login = statement<Lidrij & { geheimHash: string; kluis: string }, { inlog: string }>(
  `select tenant, lid, rol, toegelaten, geheim_hash as "geheimHash", kluis
   from leden where tenant = @tenant and inlog = @inlog`,
);
const find = statement<Lidrij & { begonnen: number; gezien: number }, { tokenHash: string }>(
  `select tenant, lid, rol, toegelaten, begonnen_op as begonnen, gezien_op as gezien
   from sessies join leden using (tenant, lid) where tenant = @tenant and token_hash = @tokenHash`,
);
const remove = statement<never, { tokenHash: string }>(
  `with weg as (delete from sessies where tenant = @tenant and token_hash = @tokenHash returning token_hash)
   delete from wegwijzers where tenant = 'server' and soort = 'sessie' and naar = @tenant
     and sleutel in (select token_hash from weg)`,
);
const removeOld = statement<never, { stil: number; lang: number }>(
  `with weg as (
     delete from sessies where tenant = @tenant and (gezien_op <= @stil or begonnen_op <= @lang) returning token_hash)
   delete from wegwijzers where tenant = 'server' and soort = 'sessie' and naar = @tenant
     and sleutel in (select token_hash from weg)`,
);
const seen = statement<never, { nu: number; tokenHash: string }>(
  'update sessies set gezien_op = @nu where tenant = @tenant and token_hash = @tokenHash',
);
const insert = statement<never, { tokenHash: string; lid: string; nu: number }>(
  `insert into sessies (tenant, token_hash, lid, begonnen_op, gezien_op) values (@tenant, @tokenHash, @lid, @nu, @nu)`,
);
const unlocking = statement<
  { loginnaam: string; rol: Lid['rol']; kluis: string; sleutelbos: string; ledental: number },
  { lid: string }
>(
  `select loginnaam, rol, kluis, sleutelbos,
     (select count(*) from leden where tenant = @tenant and toegelaten) as ledental
   from leden join gemeenten using (tenant) where tenant = @tenant and lid = @lid`,
);
const wraps = statement<Omslag, { voor: string }>(
  'select wat, voor, jwe from omslagen where tenant = @tenant and voor = @voor order by wat',
);

/** Sessions of members; only the hash of a token is kept. */
export function sessies(db: Db): SessieStore {
  const whereIs = async (tokenHash: string) => {
    const [tenant = ''] = await wegenNaar(db, 'sessie', tokenHash);
    return tenant;
  };

  /** A full disk must not keep anybody from reading. */
  async function touch(tenant: string, tokenHash: string, nu: number): Promise<void> {
    try {
      await db.write(tenant, (tx) => tx.run(seen, { nu, tokenHash }));
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
    }
  }

  return {
    async zoekInlog(loginnaam) {
      const inlog = inlogOf(loginnaam);
      const [tenant = ''] = await wegenNaar(db, 'inlog', inlog);
      const row = await db.read(tenant, (tx) => tx.one(login, { inlog }));
      return row && { ...wieOf(row), geheimHash: row.geheimHash, kluis: JSON.parse(row.kluis) };
    },

    async begin({ tokenHash, tenant, lid, nu, vorige }, spoor) {
      const other = vorige === undefined ? tenant : await whereIs(vorige);
      if (vorige !== undefined && other !== tenant) {
        await db.write(other, (tx) => tx.run(remove, { tokenHash: vorige }));
      }
      await db.write(tenant, async (tx) => {
        tx.send(removeOld, { stil: nu - SESSIE_STIL - SESSIE_SCHRIJF, lang: nu - SESSIE_LANG });
        if (vorige !== undefined) tx.send(remove, { tokenHash: vorige });
        tx.send(insert, { tokenHash, lid, nu });
        tx.send(putWegwijzer, { soort: 'sessie', sleutel: tokenHash });
        await tx.note(spoor);
      });
    },

    async find(tokenHash, nu) {
      const tenant = await whereIs(tokenHash);
      const row = await db.read(tenant, (tx) => tx.one(find, { tokenHash }));
      if (!row) return undefined;
      if (nu - row.gezien >= SESSIE_STIL || nu - row.begonnen >= SESSIE_LANG) {
        await db.write(tenant, (tx) => tx.run(remove, { tokenHash }));
        return undefined;
      }
      if (nu - row.gezien >= SESSIE_SCHRIJF) await touch(tenant, tokenHash, nu);
      return wieOf(row);
    },

    async end(tokenHash, spoor) {
      await db.write(await whereIs(tokenHash), async (tx) => {
        if ((await tx.run(remove, { tokenHash })) > 0) await tx.note(spoor);
      });
    },

    gegevens: ({ tenant, lid }) =>
      db.read(tenant, async (tx) => {
        const [row, omslagen] = await Promise.all([
          tx.one(unlocking, { lid }),
          tx.all(wraps, { voor: `lid/${lid}` }),
        ]);
        if (!row) throw new Error('a session without a member');
        const { kluis, sleutelbos, ledental, loginnaam, rol } = row;
        return { lid: { lid, loginnaam, rol }, kluis: JSON.parse(kluis), omslagen, sleutelbos, ledental };
      }),
  };
}
