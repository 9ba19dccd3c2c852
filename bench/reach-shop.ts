import { openShop } from '../local/shop';

/** The measured process: a shop on a folder from a moment on, without timers of its own; it says its address and lives until it is killed or the bench is gone. */
void (async () => {
  const [data, at] = [process.argv[2] as string, Number(process.argv[3])];
  const shop = await openShop({ data, port: 0, at });
  process.on('disconnect', () => process.exit());
  process.send?.({ url: shop.url });
})();
