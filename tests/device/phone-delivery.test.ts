import { expect, test } from 'vitest';
import { now, seen, startStage, standOf, verzegeld } from './stage.ts';

test('[C-3] [C-30] a phone that is enrolled seals without any unlock, delivers, and shows verstuurd on a signed receipt', async () => {
  const stage = await startStage();
  const { phone, count } = await stage.enrolled();
  const { envId, kenmerk } = await verzegeld(phone, 'achter het gordijn');
  expect(kenmerk).toMatch(/^MR-26-[2-9A-HJKMNP-TV-Z]{4}$/);
  await seen(phone.verzonden, ([regel]) => regel?.stand === 'verstuurd', 'delivery');
  const [found] = await stage.received();
  expect(found).toMatchObject({ envId, spoed: false, herkomst: 'bevestigd' });
  expect(found?.inhoud).toMatchObject({ teller: 1, concept: false });
  expect(found?.inhoud.signaal).toMatchObject({ notitie: { feit: 'achter het gordijn' } });
  expect(count('PUT', '/v1/enveloppen/')).toBe(1);
  expect(await now(phone.concepten.live)).toEqual([]);
  expect(await standOf(phone, envId)).toBe('verstuurd');
});
