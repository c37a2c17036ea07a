import { serve } from './desk-rpc.ts';
import { type VaultCalls, type VaultNews, makeVaultKeeper } from './vault-keeper.ts';

serve<VaultCalls, VaultNews>(self as unknown as Parameters<typeof serve>[0], (tell) =>
  makeVaultKeeper(
    {
      now: () => Date.now(),
      setTimeout: (then, ms) => setTimeout(then, ms),
      clearTimeout: (timer) => clearTimeout(timer as number),
    },
    tell,
  ),
);
